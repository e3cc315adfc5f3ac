// What the report says beside its items, as it was read: roll-ups, headline figures, series.
#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"
#include "tools/publish/words.h"

namespace tenken::tools {

namespace {

using schema::Figures;
using schema::Total;

std::string heading_row(const std::initializer_list<std::string>& headings) {
    std::string out = "<thead><tr>";
    for (const std::string& heading : headings) {
        out += "<th scope=\"col\">" + escape_html(heading) + "</th>";
    }
    return out + "</tr></thead>\n<tbody>\n";
}

/// A printed figure with the link to its place.
std::string figure(const HtmlContext& context, const std::string& printed,
                   const schema::Place& place) {
    if (printed.empty()) {
        return fmt::format("<td class=\"absent\">{}</td>", context.pick("空欄", "blank"));
    }
    const std::string link = page_link(context, place);
    return "<td class=\"figure\">" + escape_html(printed) +
           (link.empty() ? "" : " <span class=\"where\">" + link + "</span>") + "</td>";
}

std::string totals_table(const HtmlContext& context) {
    std::string rows;
    for (const Total& total : context.report.totals) {
        const std::string name = item_words(total.item.value_or(""), total.name);
        rows += fmt::format("<tr><td>{}</td><th scope=\"row\">{}</th>{}<td>{}</td></tr>\n",
                            escape_html(total.scope), escape_html(name),
                            figure(context, total.printed, total.place), escape_html(total.unit));
    }
    return "<table>" +
           heading_row({context.pick("表", "List"), context.pick("名称", "Name"),
                        context.pick("金額・数", "Figure"), context.pick("単位", "Unit")}) +
           rows + "</tbody></table>";
}

std::string series_table(const HtmlContext& context, const Figures& figures) {
    std::string head = "<thead><tr><td></td>";
    std::string row = "<tr><th scope=\"row\">" + escape_html(figures.name) +
                      (figures.unit.empty() ? "" : " (" + escape_html(figures.unit) + ")") +
                      "</th>";
    for (const schema::SeriesValue& value : figures.values) {
        head += "<th scope=\"col\">" + short_year(value.fiscal_year, context.language) + "</th>";
        row += figure(context, value.printed, schema::Place{});
    }
    return "<table>" + head + "</tr></thead>\n<tbody>" + row + "</tr></tbody></table>";
}

std::string folded(const std::string& title, const std::string& link, const std::string& table) {
    return fmt::format(
        "<details class=\"item\"><summary>{0}</summary>{1}<div class=\"scroll\" tabindex=\"0\" "
        "role=\"group\" aria-label=\"{0}\">{2}</div></details>\n",
        escape_html(title), link.empty() ? "" : "<p>" + link + "</p>", table);
}

}  // namespace

std::string html_figures(const HtmlContext& context) {
    const schema::Report& report = context.report;
    if (report.totals.empty() && report.series.empty()) {
        return "";
    }
    std::string out =
        fmt::format("<section id=\"figures\"><h2>{}</h2>\n",
                    context.pick("読み取った集計と推移", "Totals and series as read"));
    if (!report.totals.empty()) {
        out += folded(fmt::format("{} ({})", context.pick("集計", "Totals"), report.totals.size()),
                      "", totals_table(context));
    }
    for (const Figures& figures : report.series) {
        std::string title = figures.heading.empty() ? "" : figures.heading + " – ";
        title += figures.name;
        out += folded(title, page_link(context, figures.place), series_table(context, figures));
    }
    return out + "</section>\n";
}

}  // namespace tenken::tools
