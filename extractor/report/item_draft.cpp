#include "extractor/report/item_draft.h"

#include <algorithm>

#include "extractor/report/fact_tools.h"
#include "extractor/report/item_heading.h"
#include "extractor/report/target_sentence.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {

bool ItemDraft::take(Fact& fact, Field field, ReadContext& context) {
    if (fact.value != nullptr) {
        taken_.push_back(fact.value);
    }
    switch (field) {
        case Field::item_number:
            if (fact.value == nullptr) {
                return false;
            }
            if (item.number.empty()) {
                const NumberedName both = split_number(fact.text, context.vocabulary);
                const bool name_too = !both.number.empty() && !has_name() && both.name.size() > 6;
                item.number = name_too ? both.number : item_number(fact.text, context.vocabulary);
                item.name = name_too ? both.name : item.name;
            }
            break;
        case Field::name:
            if (fact.value == nullptr) {
                item.name_cell_missing = item.name.empty();
                break;
            }
            if (has_name()) {
                return false;
            }
            item.name = one_line(fact.text);
            item.name_cell_missing = false;
            if (fact.says.second == Field::department && item.department.empty()) {
                item.department = take_department(item.name, context.vocabulary);
            }
            if (!has_number() && numbers_in_names) {
                const NumberedName both = split_number(fact.text, context.vocabulary);
                item.number = both.number;
                item.name = both.name;
            }
            break;
        case Field::department:
            if (fact.value == nullptr) {
                item.department_cell_missing = item.department.empty();
                break;
            }
            if (!item.department.empty() || fact.text.find("。") != std::string::npos) {
                return false;  // a sentence names no department
            }
            item.department = one_line(fact.text);
            break;
        case Field::section:
            if (fact.value == nullptr || fact.text.empty()) {
                return false;
            }
            section_parts.push_back(one_line(fact.text));
            break;
        case Field::content:
            if (fact.value == nullptr) {
                return false;
            }
            if (item.content.empty()) {
                item.content_place = fact.value->cell->place;
            } else {
                item.content_continued.push_back(fact.value->cell->place);
            }
            item.content_continued.insert(item.content_continued.end(),
                                          fact.value->cell->continued.begin(),
                                          fact.value->cell->continued.end());
            append_line(item.content, fact.text, "\n");
            break;
        case Field::target:
            return take_target(fact, context);
        case Field::planned:
            return take_text(fact, Slot::planned, context);
        case Field::actual:
            return take_text(fact, Slot::actual, context);
        case Field::grade:
            return take_text(fact, Slot::grade, context);
        case Field::effect:
            return take_effect(fact, context);
        case Field::indicator:
        case Field::unit:
            break;
        default:
            return false;
    }
    mark_placed(fact);
    return true;
}

bool ItemDraft::take_target(Fact& fact, ReadContext& context) {
    if (fact.value == nullptr) {
        return false;
    }
    std::string indicator = indicator_of(fact);
    std::string unit = unit_of(fact);
    take_unit(indicator, unit, context.labels);
    if (context.presence.of(fact.text) == schema::Presence::value) {
        TargetContext target{indicator,    unit,
                             item.name,    fact.says.year ? fact.says.year->fiscal_year : 0,
                             context.plan, fact.value->cell->place};
        if (fact.says.range && target.fiscal_year == 0) {
            target.fiscal_year = fact.says.range->last;
        }
        auto targets = read_target_cell(fact.text, target, context.vocabulary);
        const std::string heading = schema::squeeze(fact.says.heading);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (targets[i].fiscal_year == 0 && !targets[i].every_year &&
                !context.vocabulary.words("final-target").contains(heading)) {
                undated_targets_.push_back(item.targets.size() + i);
            }
        }
        item.targets.insert(item.targets.end(), targets.begin(), targets.end());
        if (targets.empty() && !fact.says.year && !fact.says.range && fact.beside) {
            told_targets_.push_back(fact);
        }
    }
    mark_placed(fact);
    return true;
}

/// 年度目標 | 手引きの作成, where nothing is called a plan: what is to be done.
void ItemDraft::place_told_targets(ReadContext& context) {
    const bool planned =
        std::any_of(yearless_.begin(), yearless_.end(),
                    [](const Fact& fact) { return fact.says.field == Field::planned; }) ||
        std::any_of(item.years.begin(), item.years.end(),
                    [](const schema::YearRow& year) { return year.planned.has_value(); });
    const int year = section_year != 0 ? section_year : context.report_year;
    for (Fact& fact : told_targets_) {
        if (!planned && year != 0) {
            fact.says.field = Field::planned;
            yearless_.push_back(std::move(fact));
        }
    }
    told_targets_.clear();
}

/// 目標 | 収納率 97.7％ and 実績値 | 97.9％: a figure that names nothing is that of the only
/// indicator there is, if it is counted in the same unit.
void ItemDraft::name_figures() {
    if (item.targets.empty() || item.targets.front().indicator.empty()) {
        return;
    }
    const schema::Target& only = item.targets.front();
    if (std::any_of(item.targets.begin(), item.targets.end(), [&](const schema::Target& target) {
            return target.indicator != only.indicator || target.unit != only.unit;
        })) {
        return;
    }
    for (schema::YearRow& year : item.years) {
        if (!year.actual) {
            continue;
        }
        for (schema::Measure& measure : year.actual->measures) {
            const bool alone = year.actual->text == measure.printed ||
                               year.actual->text.ends_with("\n" + measure.printed);
            if (alone && measure.indicator.empty() && measure.unit == only.unit) {
                measure.indicator = only.indicator;
            }
        }
    }
}

void ItemDraft::finish(ReadContext& context) {
    split_trailing_effects(context);
    // An item whose list tells of nothing but effects has the years that the list has.
    const bool effects_only = std::none_of(
        item.years.begin(), item.years.end(),
        [](const schema::YearRow& year) { return year.planned || year.actual || year.grade; });
    for (Fact& fact : effect_marks_) {
        auto row =
            std::find_if(item.years.begin(), item.years.end(), [&](const schema::YearRow& year) {
                return year.fiscal_year == fact.says.year->fiscal_year;
            });
        const bool mark = context.presence.of(fact.text) != schema::Presence::blank;
        if (row == item.years.end() && effects_only && mark) {
            set_effect(year_row(fact, Slot::effect), fact, context);
        } else if (row != item.years.end() && !row->effect) {
            set_effect(static_cast<std::size_t>(row - item.years.begin()), fact, context);
        }
        mark_placed(fact);
    }
    effect_marks_.clear();
    if (effects_only) {
        std::stable_sort(item.years.begin(), item.years.end(),
                         [](const schema::YearRow& a, const schema::YearRow& b) {
                             return a.fiscal_year < b.fiscal_year;
                         });
    }
    place_told_targets(context);
    place_yearless(context);
    name_figures();
    take_told_effects(context);
    date_targets(context);
    TargetContext target{"", "", item.name, 0, context.plan, item.content_place};
    std::vector<schema::Target> targets = find_targets(item.content, target, context.vocabulary);
    targets.insert(targets.end(), item.targets.begin(), item.targets.end());
    for (const schema::YearRow& year : item.years) {
        if (year.actual) {
            target.place = year.actual->place;
            const auto tagged = find_tagged_targets(year.actual->text, target, context.vocabulary);
            targets.insert(targets.end(), tagged.begin(), tagged.end());
        }
    }
    item.targets = std::move(targets);
}

/// 目標値 beside 実績値 of one indicator in a report of one year: both are of that year.
void ItemDraft::date_targets(ReadContext& context) {
    const int year = section_year != 0 ? section_year : context.report_year;
    if (year == 0) {
        return;
    }
    for (const std::size_t index : undated_targets_) {
        schema::Target& target = item.targets[index];
        for (const schema::YearRow& row : item.years) {
            const bool measured =
                row.fiscal_year == year && row.actual && !target.indicator.empty() &&
                std::any_of(row.actual->measures.begin(), row.actual->measures.end(),
                            [&](const auto& m) { return m.indicator == target.indicator; });
            target.fiscal_year = measured ? year : target.fiscal_year;
        }
    }
}

bool ItemDraft::tells_of_item() const {
    const auto says = [](const std::optional<schema::Text>& text) {
        return text && text->presence != schema::Presence::blank;
    };
    bool years = false;
    bool words = false;
    for (const schema::YearRow& year : item.years) {
        years = years || (year.fiscal_year != 0 && (says(year.planned) || says(year.actual) ||
                                                    says(year.grade) || year.effect));
        words = words || says(year.planned) || says(year.actual);
    }
    const bool task = !item.content.empty() || !item.targets.empty() || !totals.empty();
    if (!has_number() && item.department.empty()) {
        return task || (years && year_texts > 0);
    }
    return task || years || (words && !item.department.empty()) ||
           (has_number() && !item.department.empty());
}

void ItemDraft::leave_cells() {
    for (CellView* cell : taken_) {
        cell->placed = false;
    }
}

}  // namespace tenken::report
