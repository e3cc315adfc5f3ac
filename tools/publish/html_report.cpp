#include "tools/publish/html_report.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "publish_assets.h"
#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

std::string_view asset(std::string_view path) {
    for (const embedded::File& file : embedded::publish_assets()) {
        if (file.path == path) {
            return file.content;
        }
    }
    return {};
}

std::string period_words(const HtmlContext& context) {
    const auto& period = context.report.period;
    if (!period) {
        return "";
    }
    if (context.language == schema::Language::english) {
        return fmt::format("FY{}–FY{}", period->first, period->last);
    }
    return schema::era_label(period->first) + "～" + schema::era_label(period->last);
}

std::string page_head(const HtmlContext& context, const std::string& title) {
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        "form-action 'none'\">\n"
        "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
        context.pick("ja", "en"), escape_html(title), asset("assets/report.css"));
}

std::string top(const HtmlContext& context, const std::string& title) {
    return fmt::format(
        "<body>\n<a class=\"skip\" href=\"#findings\">{}</a>\n<header class=\"top\">\n<h1>{}</h1>\n"
        "<p>{} {}</p>\n<nav class=\"parts\" aria-label=\"{}\"><a href=\"#summary\">{}</a>"
        "<a href=\"#findings\">{}</a><a href=\"#board\">{}</a><a href=\"#items\">{}</a>{}</nav>\n"
        "</header>\n<main>\n",
        context.pick("指摘へ進む", "Skip to the findings"), escape_html(title),
        escape_html(context.report.municipality), period_words(context),
        context.pick("目次", "Contents"), context.pick("概要", "Summary"),
        context.pick("指摘", "Findings"), context.pick("目標の達成状況", "Targets"),
        context.pick("項目", "Items"),
        context.report.totals.empty() && context.report.series.empty()
            ? ""
            : fmt::format("<a href=\"#figures\">{}</a>", context.pick("集計と推移", "Figures")));
}

std::string bottom(const HtmlContext& context) {
    const schema::Source& source = context.report.source;
    return fmt::format(
        "<footer><p>{}: {} · SHA-256 {}</p></footer>\n</main>\n<script>\n{}</script>\n"
        "</body>\n</html>\n",
        context.pick("原本", "Source"), escape_html(source.file), source.sha256,
        asset("assets/report.js"));
}

}  // namespace

std::string to_html(const schema::Report& report, const rules::Audit& audit,
                    const ReportPictures& pictures, schema::Language language) {
    const HtmlContext context{report, audit, pictures.pages, language, pictures.cells};
    const std::string title = context.pick("点検結果 ", "Audit: ") +
                              (report.title.empty() ? report.source.file : report.title);
    std::string out = page_head(context, title) + top(context, title);
    out += html_summary(context) + html_board(context) + html_overview(context);
    out += pictures.pages.empty() ? "<div class=\"whole\">\n<div>\n"
                                  : "<div class=\"split\">\n<div>\n";
    out += html_findings(context) + html_items(context) + html_figures(context) + "</div>\n";
    out += html_viewer(context) + "</div>\n";
    return out + bottom(context);
}

}  // namespace tenken::tools
