#include "extractor/report/measure_sentence.h"

#include "extractor/report/cell_number.h"
#include "extractor/report/clause.h"
#include "extractor/report/text_tools.h"

namespace tenken::report {
namespace {

/// Behind the figure, before the clause part ends: を目標 restates what was aimed at. Between two
/// figures of one bracket the mark behind the last counts for both.
bool restates_target(const Clause& clause, std::size_t index, const Vocabulary& vocabulary) {
    const std::string_view text = clause.text;
    std::string rest;  // without the brackets that open behind the figure
    int depth = 0;
    for (std::size_t end = clause.quantities[index].end; end < text.size(); ++end) {
        const char c = text[end];
        const std::string_view here = text.substr(end);
        if (depth <= 0 && (here.starts_with("、") || here.starts_with("。"))) {
            break;
        }
        depth += c == '(' ? 1 : 0;
        if (depth <= 0) {
            rest.push_back(c);
        }
        depth -= c == ')' ? 1 : 0;
        if (depth < -1) {
            break;
        }
    }
    const auto mark = vocabulary.words("target-mark").find(rest);
    // を維持する behind a result is an outcome; an aim says so.
    return mark && mark->begin <= 60 && vocabulary.words("target-tag").contains(rest);
}

bool is_planned(std::string_view words, const Vocabulary& vocabulary) {
    return vocabulary.words("plan-word").contains(words);
}

}  // namespace

std::vector<schema::Measure> find_measures(std::string_view text, int fiscal_year,
                                           const std::optional<schema::Period>& plan,
                                           const Vocabulary& vocabulary) {
    std::vector<schema::Measure> measures;
    if (!may_hold_digits(text)) {
        return measures;
    }
    for (const Clause& clause : read_clauses(text, plan)) {
        if (clause.quantities.empty()) {
            continue;
        }
        if (vocabulary.words("target-tag").contains(clause.tag) &&
            !vocabulary.words("result-tag").contains(clause.tag)) {
            continue;
        }
        for (std::size_t i = 0; i < clause.quantities.size(); ++i) {
            const schema::Quantity& quantity = clause.quantities[i];
            const Indicator before = indicator_before(clause, i, vocabulary);
            const bool other_year = before.year != nullptr && fiscal_year != 0 &&
                                    before.year->fiscal_year != fiscal_year &&
                                    !is_baseline(clause, *before.year, vocabulary);
            if (other_year || restates_target(clause, i, vocabulary) ||
                is_planned(before.words, vocabulary)) {
                continue;
            }
            schema::Measure measure;
            measure.indicator = before.words;
            measure.value = quantity.value;
            measure.precision = quantity.precision;
            measure.unit = quantity.unit;
            measure.approximate = quantity.approximate;
            measure.printed = quantity.printed;
            const std::string_view after = std::string_view(clause.text).substr(quantity.end);
            const bool ratio = quantity.unit == "%";
            if (const std::size_t down = vocabulary.words("change-down").prefix(after);
                down > 0 && ratio) {
                measure.value = quantity.value.is_negative() ? quantity.value : -quantity.value;
                measure.printed += after.substr(0, down);
            } else if (const std::size_t up = vocabulary.words("change-up").prefix(after);
                       up > 0 && ratio) {
                measure.printed += after.substr(0, up);
            } else if (measure.indicator.empty()) {
                // 8件を採択: the figure is named by what was done.
                const std::size_t action = vocabulary.words("action-tail").prefix(after);
                measure.indicator = std::string(after.substr(0, action));
                static constexpr std::string_view particles[] = {"を", "の", "が", "に"};
                for (const std::string_view particle : particles) {
                    if (measure.indicator.starts_with(particle)) {
                        measure.indicator.erase(0, particle.size());
                    }
                }
            }
            measures.push_back(std::move(measure));
        }
    }
    return measures;
}

}  // namespace tenken::report
