// Summary, list of findings with its filter, and the pages they stand on.
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "tools/publish/errata.h"
#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;

constexpr std::array severities = {Severity::error, Severity::warning, Severity::note};

std::string finding_id(std::size_t index) {
    return fmt::format("finding-{}", index + 1);
}

std::map<std::string, std::string> departments_by_item(const schema::Report& report) {
    std::map<std::string, std::string> departments;
    for (const schema::Item& item : report.items) {
        departments.emplace(item.number, item.department);
    }
    return departments;
}

std::string card(const std::string& css, const std::string& term, std::size_t value,
                 const std::string& detail) {
    return fmt::format("<div class=\"{}\"><dt>{}</dt><dd>{}<small>{}</small></dd></div>\n", css,
                       escape_html(term), value, escape_html(detail));
}

std::size_t count_of(const rules::Audit& audit, Severity severity) {
    std::size_t count = 0;
    for (const Finding& finding : audit.findings) {
        count += finding.severity == severity && !finding.waived ? 1 : 0;
    }
    return count;
}

std::string fact(const std::string& term, const std::string& value) {
    if (value.empty()) {
        return "";
    }
    return "<dt>" + escape_html(term) + "</dt><dd>" + escape_html(value) + "</dd>";
}

std::string related_places(const HtmlContext& context, const Finding& finding) {
    std::string out;
    for (const rules::Related& related : finding.related) {
        std::string words = related.what.in(context.language);
        if (related.place.page > 0) {
            words += fmt::format(" (p. {})", related.place.page);
        }
        out += fact(words, related.printed);
    }
    return out;
}

std::string article(const HtmlContext& context, const Finding& finding, std::size_t index,
                    const std::string& department) {
    const bool pictured = context.pages.count(finding.place.page) > 0;
    std::string out = fmt::format(
        "<article class=\"finding {}{}\" id=\"{}\" data-severity=\"{}\" data-category=\"{}\" "
        "data-department=\"{}\" data-page=\"{}\">\n<header><span class=\"badge\">{}</span>"
        "<h3>{}</h3><span class=\"where\">{}",
        severity_class(finding.severity), finding.waived ? " waived" : "", finding_id(index),
        severity_class(finding.severity), escape_html(finding.category), escape_html(department),
        finding.place.page, severity_label(context, finding.severity),
        escape_html(finding.title.in(context.language)),
        escape_html(place_in_words(context.report, finding, context.language)));
    if (finding.place.page > 0) {
        out += pictured ? fmt::format(" · <a class=\"look\" href=\"#page-{0}\">p. {0}</a>",
                                      finding.place.page)
                        : fmt::format(" · p. {}", finding.place.page);
    }
    out += "</span></header>\n<p>" + escape_html(finding.message.in(context.language)) + "</p>\n";
    const std::string facts = fact(context.pick("印刷の表記", "As printed"), finding.printed) +
                              fact(context.pick("あるべき値", "Expected"), finding.expected) +
                              fact(context.pick("実際の値", "Actual"), finding.actual) +
                              fact(context.pick("計算", "Sum"), finding.formula) +
                              fact(context.pick("端数処理", "Rounding"), finding.convention) +
                              related_places(context, finding);
    if (!facts.empty()) {
        out += "<dl class=\"facts\">" + facts + "</dl>\n";
    }
    const std::string& fine = finding.may_be_fine.in(context.language);
    if (!fine.empty()) {
        out +=
            fmt::format("<p class=\"fine\"><strong>{}</strong> {}</p>\n",
                        context.pick("誤りでない場合:", "Why it may be fine:"), escape_html(fine));
    }
    if (finding.waived) {
        out +=
            fmt::format("<p class=\"fine\"><strong>{}</strong> {}</p>\n",
                        context.pick("了承済み:", "Waived:"), escape_html(finding.waiver_reason));
    }
    return out + fmt::format("<p class=\"fine\">{} {} · {}</p>\n</article>\n", finding.rule,
                             finding.version, finding.fingerprint);
}

std::string options_of(const std::set<std::string>& values) {
    std::string out;
    for (const std::string& value : values) {
        if (!value.empty()) {
            out += fmt::format("<option>{}</option>", escape_html(value));
        }
    }
    return out;
}

std::string filter_form(const HtmlContext& context, const std::set<std::string>& categories,
                        const std::set<std::string>& departments) {
    std::string out = fmt::format("<form class=\"filter\"><fieldset><legend>{}</legend>",
                                  context.pick("重さ", "Severity"));
    for (const Severity severity : severities) {
        out += fmt::format(
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{}\" checked> "
            "{}</label>",
            severity_class(severity), severity_label(context, severity));
    }
    out += "</fieldset>";
    const auto choice = [&](const char* name, const char* label, const std::string& options) {
        out += fmt::format(
            "<label>{} <select name=\"{}\"><option value=\"\">{}</option>{}</select>"
            "</label>",
            label, name, context.pick("すべて", "all"), options);
    };
    choice("category", context.pick("分類", "Category"), options_of(categories));
    choice("department", context.pick("所管", "Department"), options_of(departments));
    return out + fmt::format(
                     "<label>{} <input type=\"search\" name=\"words\" size=\"12\"></label>"
                     "</form>\n",
                     context.pick("語句", "Words"));
}

}  // namespace

std::string severity_class(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            return "note";
    }
    return "note";
}

std::string severity_label(const HtmlContext& context, Severity severity) {
    switch (severity) {
        case Severity::error:
            return context.pick("■ 誤り", "■ error");
        case Severity::warning:
            return context.pick("▲ 注意", "▲ warning");
        case Severity::note:
            return context.pick("● 確認", "● note");
    }
    return "";
}

std::string html_summary(const HtmlContext& context) {
    const schema::Report& report = context.report;
    std::size_t rows = 0;
    for (const schema::Item& item : report.items) {
        rows += item.years.size();
    }
    const schema::Coverage& coverage = report.coverage;
    const long percent = coverage.characters > 0 ? coverage.placed * 100 / coverage.characters : 0;
    std::size_t missed = 0;
    for (const rules::TargetTrack& track : context.audit.tracks) {
        missed += track.outcome == rules::TargetTrack::Outcome::missed ? 1 : 0;
    }
    std::string out = fmt::format("<section id=\"summary\"><h2>{}</h2>\n<dl class=\"cards\">\n",
                                  context.pick("概要", "Summary"));
    out += card(
        "read", context.pick("読み取った項目", "Items read"), report.items.size(),
        fmt::format(fmt::runtime(context.pick("年度の記載 {}件、{}ページ、本文の{}%を項目等に配置",
                                              "{} year rows, {} pages, {}% of the text placed")),
                    rows, report.source.pages, percent));
    out += card("error", context.pick("誤り", "Errors"), count_of(context.audit, Severity::error),
                context.pick("資料だけで証明できるもの", "provable from the report itself"));
    out += card("warning", context.pick("注意", "Warnings"),
                count_of(context.audit, Severity::warning),
                context.pick("誤りの疑い、目標未達", "likely wrong, or off target"));
    out += card("missed", context.pick("目標未達", "Off target"), missed,
                fmt::format(fmt::runtime(context.pick("目標 {}件のうち", "of {} targets")),
                            context.audit.tracks.size()));
    out += card("note", context.pick("人の確認が要るもの", "Needs a person"),
                count_of(context.audit, Severity::note),
                context.pick("機械では決められないもの", "not for a program to decide"));
    return out + "</dl></section>\n";
}

std::string html_findings(const HtmlContext& context) {
    const auto departments = departments_by_item(context.report);
    std::set<std::string> categories;
    std::set<std::string> named;
    std::string articles;
    for (std::size_t i = 0; i < context.audit.findings.size(); ++i) {
        const Finding& finding = context.audit.findings[i];
        const auto found = departments.find(finding.item.value_or(""));
        const std::string department = found == departments.end() ? "" : found->second;
        categories.insert(finding.category);
        named.insert(department);
        articles += article(context, finding, i, department);
    }
    return fmt::format(
        "<section id=\"findings\"><h2>{}</h2>\n{}<p class=\"count\" id=\"count\" "
        "aria-live=\"polite\" data-pattern=\"{}\">{}</p>\n{}</section>\n",
        context.pick("指摘", "Findings"), filter_form(context, categories, named),
        context.pick("{n}件を表示（全{all}件）", "{n} of {all} shown"),
        context.audit.findings.size(), articles);
}

std::string html_viewer(const HtmlContext& context) {
    std::map<int, std::string> marks;
    for (std::size_t i = 0; i < context.audit.findings.size(); ++i) {
        const Finding& finding = context.audit.findings[i];
        const schema::Box& box = finding.place.box;
        if (finding.place.page > 0 && !box.empty()) {
            marks[finding.place.page] += fmt::format(
                "<rect class=\"mark\" data-finding=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" "
                "width=\"{:.2f}\" height=\"{:.2f}\"><title>{} {}</title></rect>",
                finding_id(i), box.x0, box.y0, box.width(), box.height(), finding.rule,
                escape_html(finding.title.in(context.language)));
        }
    }
    std::string out = fmt::format(
        "<aside id=\"viewer\" tabindex=\"0\" aria-label=\"{0}\"><button type=\"button\" "
        "class=\"close\">{1}</button><h2>{0}</h2>\n",
        context.pick("該当ページ", "Pages"), context.pick("閉じる", "Close"));
    for (const auto& [number, picture] : context.pages) {
        std::string svg = picture;
        const auto found = marks.find(number);
        if (found != marks.end() && svg.ends_with("</svg>")) {
            svg.insert(svg.size() - 6, found->second);
        }
        out += fmt::format("<section class=\"page\" id=\"page-{0}\"><h3>p. {0}</h3>{1}</section>\n",
                           number, svg);
    }
    return out + "</aside>\n";
}

}  // namespace tenken::tools
