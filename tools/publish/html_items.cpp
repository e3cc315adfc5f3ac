// The items as they were read, for proof-reading against the page.
#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

std::string cell(const std::optional<schema::Text>& text) {
    return text ? "<td>" + escape_html(text->text) + "</td>" : "<td></td>";
}

bool any(const schema::Item& item, std::optional<schema::Text> schema::YearRow::*field) {
    for (const schema::YearRow& year : item.years) {
        if (year.*field) {
            return true;
        }
    }
    return false;
}

bool any_effect(const schema::Item& item) {
    for (const schema::YearRow& year : item.years) {
        if (year.effect) {
            return true;
        }
    }
    return false;
}

std::string year_table(const HtmlContext& context, const schema::Item& item) {
    const bool planned = any(item, &schema::YearRow::planned);
    const bool grade = any(item, &schema::YearRow::grade);
    const bool effect = any_effect(item);
    const auto heading = [&](const char* ja, const char* en) {
        return fmt::format("<th scope=\"col\">{}</th>", context.pick(ja, en));
    };
    std::string out = "<div class=\"scroll\"><table><thead><tr>" + heading("年度", "Year") +
                      (planned ? heading("計画", "Planned") : "") + heading("実績", "Actual") +
                      (grade ? heading("評価", "Grade") : "") +
                      (effect ? heading("効果額", "Effect") : "") + "</tr></thead><tbody>";
    for (const schema::YearRow& year : item.years) {
        out += "<tr><th scope=\"row\">" + escape_html(year.label) + "</th>";
        out += planned ? cell(year.planned) : "";
        out += cell(year.actual);
        out += grade ? cell(year.grade) : "";
        if (effect) {
            out += "<td class=\"figure\">" +
                   (year.effect ? escape_html(year.effect->printed) : std::string()) + "</td>";
        }
        out += "</tr>";
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
        if (item.place.page > 0) {
            out += context.pages.count(item.place.page) > 0
                       ? fmt::format(" · <a href=\"#page-{0}\">p. {0}</a>", item.place.page)
                       : fmt::format(" · p. {}", item.place.page);
        }
        out += "</p><p style=\"white-space:pre-line\">" + escape_html(item.content) + "</p>" +
               year_table(context, item) + "</details>\n";
    }
    return out + "</section>\n";
}

}  // namespace tenken::tools
