// Labels that stand in one cell with their values: 担当課：企画課, 【担当課】企画課, 目標 96.8.
#include <algorithm>
#include <set>

#include "extractor/report/label.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

/// 96.8, 7,000人, ▲120千円: a figure, with its unit, and no sentence.
bool begins_with_figure(std::string_view text) {
    constexpr std::size_t longest = 16;
    const std::string squeezed = schema::squeeze(text);
    const std::string_view minus = "▲";
    const std::size_t sign = squeezed.starts_with(minus) ? minus.size()
                             : squeezed.starts_with('-') ? 1
                                                         : 0;
    return sign < squeezed.size() && is_digit(squeezed[sign]) && code_points(squeezed) <= longest;
}

/// 【R4】取り組んだ: what stands in the brackets that the line begins with, and what follows them.
bool take_brackets_of_line(std::string_view line, std::string_view& inside,
                           std::string_view& behind) {
    static constexpr std::string_view marks[][2] = {
        {"【", "】"}, {"［", "］"}, {"〈", "〉"}, {"＜", "＞"}, {"[", "]"},   {"≪", "≫"},
        {"（", "）"}, {"(", ")"},   {"〔", "〕"}, {"《", "》"}, {"「", "」"}, {"<", ">"}};
    for (const auto& [open, close] : marks) {
        const std::size_t end = line.find(close);
        if (line.starts_with(open) && end != line.npos) {
            inside = line.substr(open.size(), end - open.size());
            behind = line.substr(end + close.size());
            return true;
        }
    }
    return false;
}

std::string_view without_bullet(std::string_view line) {
    static constexpr std::string_view bullets[] = {"・", "■", "●", "○", "◆", "◇",
                                                   "□",  "◎", "▼", "▽", "◯", "〇"};
    for (const std::string_view bullet : bullets) {
        if (line.starts_with(bullet)) {
            return schema::trim(line.substr(bullet.size()));
        }
    }
    return line;
}

std::string_view without_colon(std::string_view text) {
    text = schema::trim(text);
    for (const std::string_view colon :
         {std::string_view("："), std::string_view(":"), std::string_view("…")}) {
        if (text.starts_with(colon)) {
            return schema::trim(text.substr(colon.size()));
        }
    }
    return text;
}

}  // namespace

const Label* LabelReader::label_of_figure(std::string_view line, std::string_view& figure) {
    for (const std::string_view blank : {std::string_view(" "), std::string_view("　")}) {
        const std::size_t at = line.find(blank);
        if (at == line.npos || at == 0) {
            continue;
        }
        const std::string_view rest = schema::trim(line.substr(at));
        if (!begins_with_figure(rest)) {
            continue;
        }
        const Label& label = read(line.substr(0, at));
        if (label.exact && aspect_of(label.field) != Aspect::none) {
            figure = rest;
            return &label;
        }
    }
    return nullptr;
}

std::vector<LabelReader::Inline> LabelReader::read_inline(std::string_view cell_text) {
    std::vector<Inline> parts;
    const std::vector<std::string_view> lines = lines_of(cell_text);
    const bool one_line = lines.size() == 1;
    const auto begins = [&](std::string_view line, std::string_view& value) -> const Label* {
        static constexpr std::string_view marks[][2] = {{"【", "】"}, {"［", "］"}, {"〈", "〉"},
                                                        {"＜", "＞"}, {"[", "]"},   {"≪", "≫"}};
        for (const auto& mark : marks) {
            const std::size_t close = line.find(mark[1]);
            if (line.starts_with(mark[0]) && close != std::string_view::npos) {
                const auto& label = read(line.substr(mark[0].size(), close - mark[0].size()));
                value = schema::trim(line.substr(close + mark[1].size()));
                return label.is_label() ? &label : nullptr;
            }
        }
        for (const std::string_view colon : {std::string_view("："), std::string_view(":")}) {
            const std::size_t at = line.find(colon);
            if (at != std::string_view::npos && at > 0) {
                const auto& label = read(line.substr(0, at));
                value = schema::trim(line.substr(at + colon.size()));
                if (label.is_label()) {
                    return &label;
                }
            }
        }
        if (const Label* label = label_of_figure(line, value)) {
            return label;
        }
        value = {};
        if (one_line) {
            return nullptr;  // a label, perhaps, but no value for it
        }
        const auto& label = read(line);
        return label.is_label() && !label.weak ? &label : nullptr;
    };
    for (const std::string_view line : lines) {
        std::string_view value;
        const Label* label = begins(line, value);
        if (label != nullptr) {
            parts.push_back({*label, std::string(value)});
        } else if (parts.empty()) {
            return {};
        } else {
            std::string& text = parts.back().value;
            text += text.empty() ? "" : "\n";
            text += line;
        }
    }
    const bool any_value = std::any_of(parts.begin(), parts.end(),
                                       [](const Inline& part) { return !part.value.empty(); });
    return any_value ? parts : std::vector<Inline>{};
}

std::vector<LabelReader::Inline> LabelReader::read_inline_years(std::string_view cell_text) {
    std::vector<Inline> parts;
    const auto year_in = [&](std::string_view text) -> const Label* {
        const Label& label = read(text);
        return label.year && !label.weak && !label.range && label.year->fiscal_year > 0 ? &label
                                                                                        : nullptr;
    };
    const auto begins = [&](std::string_view line, std::string_view& value) -> const Label* {
        line = without_bullet(line);
        std::string_view inside;
        if (take_brackets_of_line(line, inside, value)) {
            return year_in(inside);
        }
        for (const std::string_view mark : {std::string_view("："), std::string_view(":"),
                                            std::string_view("　"), std::string_view(" ")}) {
            const std::size_t at = line.find(mark);
            if (at != line.npos && at > 0) {
                value = line.substr(at + mark.size());
                if (const Label* label = year_in(line.substr(0, at))) {
                    return label;
                }
            }
        }
        value = {};
        return year_in(line);
    };
    std::set<int> years;
    for (const std::string_view line : lines_of(cell_text)) {
        std::string_view value;
        if (const Label* label = begins(line, value)) {
            parts.push_back({*label, std::string(without_colon(value))});
            years.insert(label->year->fiscal_year);
        } else if (parts.empty()) {
            return {};
        } else {
            parts.back().value.append(parts.back().value.empty() ? "" : "\n").append(line);
        }
    }
    return years.size() > 1 && years.size() == parts.size() ? parts : std::vector<Inline>{};
}

}  // namespace tenken::report
