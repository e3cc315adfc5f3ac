// The items as they were read, for proof-reading against the page.
#include <array>
#include <map>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"
#include "tools/publish/words.h"

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
    std::vector<schema::Place> places = text->continued;
    places.push_back(text->place);
    return "<td>" + doubtful_text(context, text->text, places) + "</td>";
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
    return "<td class=\"figure\">" +
           doubtful_text(context, year.effect->printed, {year.effect->place}) + "</td>";
}

std::string year_table(const HtmlContext& context, const schema::Item& item) {
    const bool planned = any(item, &YearRow::planned);
    const bool grade = any(item, &YearRow::grade);
    const bool effect = any(item, &YearRow::effect);
    const auto heading = [&](const char* ja, const char* en) {
        return fmt::format("<th scope=\"col\">{}</th>", context.pick(ja, en));
    };
    std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" +
                      escape_html(item_words(item.number, item.name)) + "\"><table><thead><tr>" +
                      heading("年度", "Year") + (planned ? heading("計画", "Planned") : "") +
                      heading("実績", "Actual") + (grade ? heading("評価", "Grade") : "");
    if (effect) {
        out += "<th scope=\"col\">" + std::string(context.pick("効果額", "Effect")) +
               (item.effect_unit.empty() ? "" : " (" + escape_html(item.effect_unit) + ")") +
               "</th>";
    }
    out += "</tr></thead><tbody>";
    for (const YearRow& year : item.years) {
        out += "<tr><th scope=\"row\">" + doubtful_text(context, year.label, {year.place}) +
               " <span class=\"where\">" + page_link(context, year.place) + "</span></th>";
        out += planned ? cell(context, year.planned) : "";
        out += cell(context, year.actual);
        out += grade ? cell(context, year.grade) : "";
        out += effect ? effect_cell(context, year) : "";
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>";
}

std::string target_words(const HtmlContext& context, const schema::Target& target) {
    std::string words = target.indicator.empty() ? "" : target.indicator + ": ";
    words += grouped(target.value) + target.unit;
    switch (target.relation) {
        case schema::Relation::at_least:
            words += context.pick("以上", " or more");
            break;
        case schema::Relation::at_most:
            words += context.pick("以下", " or less");
            break;
        case schema::Relation::about:
            words += context.pick("程度", " or so");
            break;
        case schema::Relation::equal:
            break;
    }
    const std::string due = year_words(target.fiscal_year, context.language);
    return due.empty() ? words : words + " (" + due + ")";
}

/// What stands above the years in the form.
std::string form(const HtmlContext& context, const schema::Item& item) {
    std::string out = "<dl class=\"facts form\">";
    const auto row = [&](const char* ja, const char* en, const std::string& value,
                         const schema::Place& place, const std::vector<schema::Place>& cells) {
        const std::string link = page_link(context, place);
        out += fmt::format("<dt>{}</dt><dd{}>{}{}</dd>", context.pick(ja, en),
                           value.empty() ? " class=\"absent\"" : "",
                           value.empty() ? context.pick("（なし）", "(none)")
                                         : doubtful_text(context, value, cells),
                           link.empty() ? "" : " <span class=\"where\">" + link + "</span>");
    };
    row("項目名", "Item", item.name, item.place, {});
    row("所管", "Department", item.department, {}, {});
    row("区分", "Section", item.section, {}, {});
    std::vector<schema::Place> content = item.content_continued;
    content.push_back(item.content_place);
    row("内容・目標", "Content", item.content, item.content_place, content);
    for (const schema::Target& target : item.targets) {
        row("読み取った目標", "Target as read", target_words(context, target), target.place, {});
    }
    return out + "</dl>";
}

/// By key of the item, how many findings are about it; waived ones are not counted.
using Counts = std::map<std::string, std::array<long, 3>>;

Counts counts_of(const HtmlContext& context) {
    Counts counts;
    for (const rules::Finding& finding : context.audit.findings) {
        if (finding.item && !finding.waived) {
            ++counts[item_key(context.report, finding)].at(
                static_cast<std::size_t>(finding.severity));
        }
    }
    return counts;
}

std::string badges(const HtmlContext& context, const Counts& counts, const std::string& key) {
    const auto found = counts.find(key);
    std::string out;
    for (const rules::Severity severity :
         {rules::Severity::error, rules::Severity::warning, rules::Severity::note}) {
        const long count =
            found == counts.end() ? 0 : found->second.at(static_cast<std::size_t>(severity));
        if (count > 0) {
            out += fmt::format(" <span class=\"badge {}\">{} {}</span>",
                               rules::severity_name(severity),
                               severity_mark(severity, context.language), count);
        }
    }
    return out;
}

}  // namespace

std::string html_items(const HtmlContext& context) {
    std::string out = fmt::format("<section id=\"items\"><h2>{}</h2>\n",
                                  context.pick("読み取った項目", "Items as read"));
    const Counts counts = counts_of(context);
    std::size_t index = 0;
    for (const schema::Item& item : context.report.items) {
        const std::string key = fmt::format("item-{}", ++index);
        out += fmt::format("<details class=\"item\" id=\"{}\"><summary>{}{}</summary>\n", key,
                           escape_html(item_words(item.number, item.name)),
                           badges(context, counts, key));
        out += form(context, item);
        out += (item.years.empty() ? "" : year_table(context, item)) + "</details>\n";
    }
    return out + "</section>\n";
}

}  // namespace tenken::tools
