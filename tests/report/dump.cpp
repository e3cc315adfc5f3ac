#include "tests/report/dump.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/text.h"

namespace tenken::testing {
namespace {

std::string or_dash(const std::string& text) {
    return text.empty() ? "-" : text;
}

std::string one_line(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out;
}

std::string present(const std::string& text, schema::Presence presence) {
    switch (presence) {
        case schema::Presence::value:
            return one_line(text);
        case schema::Presence::blank:
            return "[blank]";
        case schema::Presence::dash:
            return one_line(text) + " [dash]";
        case schema::Presence::statement:
            return one_line(text) + " [statement]";
    }
    return "";
}

std::string relation(schema::Relation relation) {
    switch (relation) {
        case schema::Relation::at_least:
            return "at-least";
        case schema::Relation::at_most:
            return "at-most";
        case schema::Relation::equal:
            return "equal";
        case schema::Relation::about:
            return "about";
    }
    return "";
}

std::string amount(const schema::Decimal& value, const std::string& unit) {
    return value.to_string() + (unit.empty() ? "" : " " + unit);
}

void add_year(std::vector<std::string>& lines, const schema::YearRow& year) {
    std::string line = fmt::format("year {} {}", year.fiscal_year, or_dash(year.label));
    const auto add = [&line](const char* what, const std::optional<schema::Text>& text) {
        if (text) {
            line += fmt::format(" / {} {}", what, present(text->text, text->presence));
        }
    };
    add("planned", year.planned);
    add("actual", year.actual);
    add("grade", year.grade);
    if (year.effect) {
        line += " / effect ";
        line += year.effect->value ? amount(*year.effect->value, year.effect->unit)
                                   : present(year.effect->printed, year.effect->presence);
    }
    lines.push_back(line);
    for (const auto* text : {&year.planned, &year.actual}) {
        if (*text) {
            for (const schema::Measure& measure : (*text)->measures) {
                lines.push_back(fmt::format("measure {} / {}", or_dash(measure.indicator),
                                            amount(measure.value, measure.unit)));
            }
        }
    }
}

void add_item(std::vector<std::string>& lines, const schema::Item& item) {
    std::string section;
    for (std::size_t begin = 0; begin < item.section.size();) {
        const std::size_t end = std::min(item.section.find(" / ", begin), item.section.size());
        section += (begin == 0 ? "" : " > ") + item.section.substr(begin, end - begin);
        begin = end + 3;
    }
    lines.push_back(fmt::format("item {} / {} / {} / {}", or_dash(item.number), or_dash(item.name),
                                or_dash(item.department), or_dash(section)));
    if (item.name_cell_missing) {
        lines.emplace_back("name-cell-missing");
    }
    if (!item.content.empty()) {
        lines.push_back("content " + one_line(item.content));
    }
    if (!item.effect_heading.empty()) {
        lines.push_back(
            fmt::format("effect-heading {} / {}", item.effect_heading, or_dash(item.effect_unit)));
    }
    for (const schema::Target& target : item.targets) {
        lines.push_back(fmt::format(
            "target {} / {} / {} / {}{}{}", or_dash(target.indicator),
            amount(target.value, target.unit), relation(target.relation),
            target.fiscal_year == 0 ? "-" : std::to_string(target.fiscal_year),
            target.every_year ? " every-year" : "",
            target.baseline_year == 0 ? "" : fmt::format(" base {}", target.baseline_year)));
    }
    for (const schema::YearRow& year : item.years) {
        add_year(lines, year);
    }
}

}  // namespace

std::vector<std::string> dump(const schema::Report& report) {
    std::vector<std::string> lines;
    lines.push_back("title " + or_dash(report.title));
    lines.push_back("municipality " + or_dash(report.municipality));
    lines.push_back(report.period
                        ? fmt::format("period {} {}", report.period->first, report.period->last)
                        : "period -");
    for (const schema::Entry& entry : report.contents) {
        lines.push_back(
            fmt::format("entry {} / {} / {}", or_dash(entry.number), entry.title, entry.page));
    }
    for (const schema::Item& item : report.items) {
        add_item(lines, item);
    }
    for (const schema::Total& total : report.totals) {
        lines.push_back(fmt::format(
            "total {} / {} / {} / {} / {}", or_dash(total.scope), or_dash(total.mark),
            or_dash(total.item.value_or("")), or_dash(total.name),
            total.value ? amount(*total.value, total.unit) : present(total.printed, {})));
    }
    for (const schema::Figures& figures : report.series) {
        std::string line =
            fmt::format("series {} / {} /", or_dash(figures.name), or_dash(figures.unit));
        for (const schema::SeriesValue& value : figures.values) {
            line += fmt::format(
                " {}={}", value.fiscal_year,
                value.value ? value.value->to_string() : present(value.printed, value.presence));
        }
        lines.push_back(line);
    }
    for (const schema::Note& note : report.notes) {
        lines.push_back("note " + note.code);
    }
    return lines;
}

std::string kind_of_line(const std::string& line) {
    return line.substr(0, line.find(' '));
}

}  // namespace tenken::testing
