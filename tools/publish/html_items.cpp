// The items as they were read, for proof-reading against the page.
#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

using schema::YearRow;

std::string cell(const HtmlContext& context, const std::optional<schema::Text>& text) {
    if (!text) {
        return fmt::format("<td class=\"absent\">{}</td>", context.pick("欄なし", "no cell"));
    }
    if (text->presence == schema::Presence::blank) {
        return fmt::format("<td class=\"absent\">{}</td>", context.pick("空欄", "blank"));
    }
    return "<td>" + escape_html(text->text) + "</td>";
}

template <typename Field>
bool any(const schema::Item& item, Field YearRow::*field) {
    for (const YearRow& year : item.years) {
        if (year.*field) {
            return true;
        }
    }
    return false;
}

std::string effect_cell(const HtmlContext& context, const YearRow& year) {
    if (!year.effect) {
        return fmt::format("<td class=\"absent\">{}</td>", context.pick("欄なし", "no cell"));
    }
    if (year.effect->presence == schema::Presence::blank) {
        return fmt::format("<td class=\"absent\">{}</td>", context.pick("空欄", "blank"));
    }
    return "<td class=\"figure\">" + escape_html(year.effect->printed) + "</td>";
}

std::string year_table(const HtmlContext& context, const schema::Item& item) {
    const bool planned = any(item, &YearRow::planned);
    const bool grade = any(item, &YearRow::grade);
    const bool effect = any(item, &YearRow::effect);
    const auto heading = [&](const char* ja, const char* en) {
        return fmt::format("<th scope=\"col\">{}</th>", context.pick(ja, en));
    };
    std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" +
                      escape_html("No." + item.number) + "\"><table><thead><tr>" +
                      heading("年度", "Year") + (planned ? heading("計画", "Planned") : "") +
                      heading("実績", "Actual") + (grade ? heading("評価", "Grade") : "");
    if (effect) {
        out += "<th scope=\"col\">" + std::string(context.pick("効果額", "Effect")) +
               (item.effect_unit.empty() ? "" : " (" + escape_html(item.effect_unit) + ")") +
               "</th>";
    }
    out += "</tr></thead><tbody>";
    for (const YearRow& year : item.years) {
        out += "<tr><th scope=\"row\">" + escape_html(year.label) + " <span class=\"where\">" +
               page_link(context, year.place) + "</span></th>";
        out += planned ? cell(context, year.planned) : "";
        out += cell(context, year.actual);
        out += grade ? cell(context, year.grade) : "";
        out += effect ? effect_cell(context, year) : "";
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>";
}

}  // namespace

std::string html_items(const HtmlContext& context) {
    std::string out = fmt::format("<section id=\"items\"><h2>{}</h2>\n",
                                  context.pick("読み取った項目", "Items as read"));
    for (const schema::Item& item : context.report.items) {
        out += fmt::format("<details class=\"item\"><summary>No.{} {}</summary><p>{}",
                           escape_html(item.number), escape_html(item.name),
                           escape_html(item.department));
        const std::string link = page_link(context, item.place);
        out += (link.empty() ? "" : " · " + link) + "</p>";
        if (!item.content.empty()) {
            out += "<p class=\"content\">" + escape_html(item.content) + "</p>";
        }
        out += (item.years.empty() ? "" : year_table(context, item)) + "</details>\n";
    }
    return out + "</section>\n";
}

}  // namespace tenken::tools
