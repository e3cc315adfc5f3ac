#include "rules/tables/cell_value.h"

#include <algorithm>
#include <array>
#include <vector>

#include "rules/tables/table_words.h"
#include "schema/quantity.h"
#include "schema/text.h"
#include "schema/unit_words.h"

namespace tenken::rules {
namespace {

using Kind = CellValue::Kind;

/// Units as the first row of a column prints them. Words that may also begin a label are not here.
constexpr std::array<std::string_view, 16> lone_units = {
    "千円", "百万円", "億円", "万円", "円", "人", "%",        "件",
    "世帯", "月",     "ha",   "m2",   "km", "点", "ポイント", "か所"};

/// No figure of a table is longer; what is longer is text.
constexpr std::size_t longest_cell = 120;

bool is_lone_unit(std::string_view squeezed) {
    for (const std::string_view unit : lone_units) {
        if (squeezed == unit) {
            return true;
        }
    }
    return false;
}

bool is_known_unit(std::string_view unit) {
    std::u32string wide;
    for (std::size_t at = 0; at < unit.size();) {
        wide += schema::next_code_point(unit, at);
    }
    const auto words = schema::unit_words();
    return is_lone_unit(unit) || std::any_of(words.begin(), words.end(),
                                             [&](const auto& word) { return word.word == wide; });
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

bool bracketed(std::string_view squeezed) {
    return squeezed.size() > 2 && squeezed.front() == '(' && squeezed.back() == ')';
}

/// `squeezed` without the characters of `marks`, each of which may be of several bytes.
template <std::size_t Count>
std::string_view behind(std::string_view squeezed,
                        const std::array<std::string_view, Count>& marks) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : marks) {
            if (squeezed.substr(0, mark.size()) == mark) {
                squeezed.remove_prefix(mark.size());
                again = true;
            }
        }
    }
    return squeezed;
}

bool is_dash(std::string_view squeezed) {
    static constexpr std::array<std::string_view, 9> dashes = {"-", "―", "—", "–", "ー",
                                                               "‐", "−", "─", "‑"};
    const std::string_view rest = behind(squeezed, dashes);
    return rest.size() < squeezed.size() && (rest.empty() || is_lone_unit(rest));
}

bool is_withheld(std::string_view squeezed) {
    static constexpr std::array<std::string_view, 9> marks = {"×",  "x", "X", "*", ".",
                                                              "・", "･", "…", "※"};
    const std::string_view rest = behind(squeezed, marks);
    return rest.size() < squeezed.size() && (rest.empty() || is_lone_unit(rest));
}

std::vector<std::string> squeezed_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string line = schema::squeeze(text.substr(0, end));
        if (!line.empty()) {
            lines.push_back(std::move(line));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Takes a unit off the front of "千円2,050,134".
std::string take_unit(std::string& line) {
    for (const std::string_view unit : lone_units) {
        if (line.size() > unit.size() && line.compare(0, unit.size(), unit) == 0 &&
            has_digit(line)) {
            std::string taken(unit);
            line.erase(0, unit.size());
            return taken;
        }
    }
    return "";
}

CellValue of_kind(Kind kind) {
    CellValue value;
    value.kind = kind;
    return value;
}

/// What stands in the last brackets of `squeezed`, "" if they are not its end.
std::string_view in_last_brackets(std::string_view squeezed) {
    if (squeezed.empty() || squeezed.back() != ')') {
        return {};
    }
    const std::size_t open = squeezed.rfind('(');
    return open == std::string_view::npos ? std::string_view{}
                                          : squeezed.substr(open + 1, squeezed.size() - open - 2);
}

}  // namespace

std::string unit_named(std::string_view label) {
    for (const std::string& line : squeezed_lines(label)) {
        constexpr std::string_view word = "単位";
        const std::size_t named = line.find(word);
        if (named != std::string::npos) {
            std::string_view rest = std::string_view(line).substr(named + word.size());
            while (!rest.empty() && (rest.front() == ':' || rest.front() == ' ')) {
                rest.remove_prefix(1);
            }
            const std::size_t end = rest.find_first_of("),]");
            rest = rest.substr(0, std::min({end, rest.find("、"), rest.find("。"), rest.find("】"),
                                            rest.find("("), rest.size()}));
            if (is_lone_unit(rest)) {
                return std::string(rest);
            }
        }
        if (is_lone_unit(line)) {
            return line;
        }
        if (is_lone_unit(in_last_brackets(line))) {
            return std::string(in_last_brackets(line));
        }
    }
    return "";
}

CellValue read_cell_value(std::string_view text) {
    if (text.size() > longest_cell) {
        return of_kind(Kind::words);
    }
    std::vector<std::string> lines = squeezed_lines(text);
    std::string unit;
    std::string figure;
    bool in_brackets = false;
    for (std::string& line : lines) {
        if (is_lone_unit(line) && unit.empty()) {
            unit = line;
        } else if (bracketed(line) && has_digit(line)) {
            in_brackets = true;
        } else if (figure.empty()) {
            figure = std::move(line);
        } else {
            return of_kind(Kind::words);
        }
    }
    // 520（930）: what is told beside the figure may stand on its line.
    if (const std::string_view inner = in_last_brackets(figure);
        figure.size() > inner.size() + 2 && has_digit(inner)) {
        const std::string_view before =
            std::string_view(figure).substr(0, figure.size() - inner.size() - 2);
        if (const auto quantity = schema::parse_cell_quantity(before, "");
            quantity && quantity->unit.empty()) {
            figure.resize(before.size());
        }
    }
    if (figure.empty()) {
        return of_kind(in_brackets ? Kind::bracketed : unit.empty() ? Kind::blank : Kind::words);
    }
    if (is_dash(figure)) {
        return of_kind(Kind::dash);
    }
    if (is_withheld(figure)) {
        return of_kind(Kind::withheld);
    }
    if (unit.empty()) {
        unit = take_unit(figure);
    }
    const auto quantity = schema::parse_cell_quantity(figure, unit);
    if (!quantity || quantity->approximate) {
        return of_kind(Kind::words);
    }
    if (!quantity->unit.empty() && numbering_level(schema::trim(text)) > 0 &&
        !is_known_unit(quantity->unit)) {
        return of_kind(Kind::words);  // 1 市税: the number of a line and its name
    }
    CellValue value = of_kind(Kind::number);
    value.value = quantity->value;
    value.precision = quantity->precision;
    value.unit = quantity->unit;
    value.printed = figure;
    return value;
}

}  // namespace tenken::rules
