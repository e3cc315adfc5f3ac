#include "extractor/report/caption.h"

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_caption = 60;
constexpr std::size_t farthest = 6;  // paragraphs above the table

/// 計画期間：令和3年度～令和5年度　　単位：千円: the right end of a line has a text of its own.
std::string unit_at_right(std::string_view text, const LabelReader& labels) {
    const WordSet& prefix = labels.vocabulary().words("unit-prefix");
    const std::string line = schema::nfkc(one_line(text));
    for (std::size_t at = line.find(' '); at != std::string::npos; at = line.find(' ', at + 1)) {
        const std::string_view rest = std::string_view(line).substr(at + 1);
        if (prefix.prefix(rest) > 0) {
            return labels.unit_line(rest);
        }
    }
    return "";
}

/// 課名：財政課, 【所管課】財政課, 担当部署　財政課: a line that says whose list follows.
std::string department_line(std::string_view text, LabelReader& labels) {
    constexpr std::size_t longest = 40;
    const std::string line = one_line(text);
    if (code_points(line) > longest) {
        return "";
    }
    const std::vector<LabelReader::Inline> parts = labels.read_inline(line);
    if (parts.size() == 1 && parts.front().label.field == Field::department) {
        return one_line(parts.front().value);
    }
    for (const std::string_view blank : {std::string_view("　"), std::string_view(" ")}) {
        const std::size_t at = line.find(blank);
        if (at == std::string::npos || at == 0) {
            continue;
        }
        const Label& label = labels.read(line.substr(0, at));
        if (label.field == Field::department && label.exact) {
            return std::string(schema::trim(std::string_view(line).substr(at)));
        }
    }
    return "";
}

/// （単位：千円） right below the table, with no other table right behind it to be its own.
void take_unit_below(const DocumentTexts& texts, std::size_t block, const std::vector<bool>& taken,
                     const LabelReader& labels, Caption& caption) {
    const std::size_t below = block + 1;
    if (below >= texts.size() || taken[below] || texts.paragraph(below) == nullptr) {
        return;
    }
    const bool last = below + 1 >= texts.size();
    if (!last && (texts.paragraph(below + 1) == nullptr || texts.squeezed(below + 1).empty())) {
        return;
    }
    caption.unit = labels.unit_line(texts.paragraph(below)->text);
    if (!caption.unit.empty()) {
        caption.used.push_back(below);
    }
}

}  // namespace

std::string trailing_unit(std::string_view text, const LabelReader& labels) {
    const std::string squeezed = schema::squeeze(text);
    if (!squeezed.ends_with(')') && !squeezed.ends_with(']') && !squeezed.ends_with("〕")) {
        const std::string unit = labels.unit_line(text);
        return unit.empty() ? unit_at_right(text, labels) : unit;
    }
    const Bracketed parts = take_brackets(squeezed);
    return parts.groups.empty() ? "" : labels.unit_line("(" + parts.groups.back() + ")");
}

Caption read_caption(const DocumentTexts& texts, std::size_t block, const std::vector<bool>& taken,
                     LabelReader& labels) {
    Caption caption;
    const WordSet& notes = labels.vocabulary().words("note-mark");
    bool unit_possible = true;
    for (std::size_t i = block, seen = 0; i-- > 0 && seen < farthest; ++seen) {
        const layout::Paragraph* paragraph = texts.paragraph(i);
        const std::string& squeezed = texts.squeezed(i);
        if (paragraph == nullptr || squeezed.empty()) {
            break;
        }
        if (caption.department.empty()) {
            caption.department = department_line(paragraph->text, labels);
            if (!caption.department.empty()) {
                caption.used.push_back(i);
                continue;
            }
        }
        if (taken[i]) {
            if (caption.unit.empty() && unit_possible) {
                caption.unit = trailing_unit(paragraph->text, labels);
            }
            continue;
        }
        const std::string unit = labels.unit_line(paragraph->text);
        if (!unit.empty()) {
            if (caption.unit.empty() && unit_possible) {
                caption.unit = unit;
                caption.used.push_back(i);
            }
            continue;
        }
        if (notes.prefix(squeezed) > 0) {
            unit_possible = false;  // what stands above a note is not next to the table
            continue;
        }
        const bool heading = code_points(squeezed) <= longest_caption && !squeezed.ends_with("。");
        if (!heading) {
            break;
        }
        const auto period = schema::find_period(squeezed);
        if (caption.heading.empty() || (period && !caption.period)) {
            caption.heading = one_line(paragraph->text);
            caption.period = period;
            caption.used.push_back(i);
            if (caption.unit.empty() && unit_possible) {
                caption.unit = trailing_unit(paragraph->text, labels);
            }
        }
        unit_possible = false;
        if (caption.period) {
            break;
        }
    }
    if (caption.unit.empty()) {
        take_unit_below(texts, block, taken, labels, caption);
    }
    return caption;
}

}  // namespace tenken::report
