#include "extractor/report/fact_tools.h"

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {

void mark_placed(const Fact& fact) {
    if (fact.value != nullptr) {
        fact.value->placed = true;
    }
    for (CellView* label : fact.labels) {
        label->placed = true;
    }
}

void append_line(std::string& text, std::string_view more, std::string_view separator) {
    const std::string_view line = schema::trim(more);
    if (!line.empty()) {
        text += text.empty() ? "" : separator;
        text += line;
    }
}

std::string unit_of(const Fact& fact) {
    return fact.says.unit.empty() ? fact.row_unit : fact.says.unit;
}

std::string indicator_of(const Fact& fact) {
    const bool by_row = fact.indicator.empty() && (fact.says.year_above || !fact.says.year);
    return by_row ? fact.row_text : fact.indicator;
}

void take_unit(std::string& indicator, std::string& unit, const LabelReader& labels) {
    const Bracketed parts = take_brackets(schema::squeeze(indicator));
    for (const std::string& group : parts.groups) {
        const std::string found = labels.unit_line("(" + group + ")");
        if (!found.empty() && unit.empty()) {
            unit = found;
            indicator = parts.core;
        }
    }
    // 指標①待ち時間: the first of several.
    const std::string squeezed = schema::squeeze(indicator);
    const std::size_t counter = labels.vocabulary().words("indicator-counter").prefix(squeezed);
    if (counter > 0 && counter < squeezed.size()) {
        indicator = squeezed.substr(counter);
    }
}

}  // namespace tenken::report
