// Plans, results and grades of an item, year by year.
#include <algorithm>

#include "extractor/report/cell_number.h"
#include "extractor/report/fact_tools.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/measure_sentence.h"
#include "extractor/report/target_sentence.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {

std::size_t ItemDraft::year_row(const Fact& fact, Slot slot) {
    const int year = fact.says.year->fiscal_year;
    const CellView* label = fact.says.year_cell;
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < item.years.size(); ++i) {
        if (item.years[i].fiscal_year != year) {
            continue;
        }
        if (rows_[i].label == label) {
            rows_[i].label_is_planned = rows_[i].label_is_planned && slot == Slot::planned;
            return i;
        }
        const Filled& filled = rows_[i].filled[static_cast<int>(slot)];
        // The same year on two lines of a form with the same kind of text is a doubled line of the
        // report, and the report's readers must see it.
        const bool doubled = filled.by != nullptr && filled.by != label && !fact.says.year_above &&
                             filled.wording && slot != Slot::effect && fact.indicator.empty();
        if (!doubled && !open) {
            open = i;
        }
    }
    const bool planned = slot == Slot::planned;
    if (open) {
        RowState& state = rows_[*open];
        if (state.label_is_planned && !planned) {
            item.years[*open].label = one_line(label->text());
            state.label_is_planned = false;
        }
        return *open;
    }
    schema::YearRow row;
    row.fiscal_year = year;
    row.label = one_line(label->text());
    row.place = label->cell->place;
    if (row.label.empty() || fact.says.year_cell == fact.value) {
        row.label = fact.says.year->printed;
    }
    item.years.push_back(std::move(row));
    rows_.push_back({});
    rows_.back().label = label;
    rows_.back().label_is_planned = planned;
    return item.years.size() - 1;
}

void ItemDraft::enter_table() {
    for (RowState& state : rows_) {
        for (Filled& filled : state.filled) {
            filled.row = -1;
        }
    }
}

bool ItemDraft::take_text(Fact& fact, Slot slot, ReadContext& context) {
    if (fact.value == nullptr) {
        return false;
    }
    if (!fact.says.year || fact.says.year->fiscal_year == 0) {
        yearless_.push_back(fact);
        return true;
    }
    const bool numeric = is_number(fact.text);
    if (fact.spread && numeric && slot != Slot::grade) {
        return false;
    }
    const std::size_t row = year_row(fact, slot);
    if (fact.trailing) {
        trailing_.push_back({row, fact.value});
        return true;
    }
    add_text(row, slot, fact, context);
    mark_placed(fact);
    return true;
}

void ItemDraft::add_text(std::size_t row, Slot slot, const Fact& fact, ReadContext& context) {
    schema::YearRow& year = item.years[row];
    std::optional<schema::Text>& text = slot == Slot::planned  ? year.planned
                                        : slot == Slot::actual ? year.actual
                                                               : year.grade;
    const schema::Presence presence = context.presence.of(fact.text, slot == Slot::grade);
    std::string indicator = indicator_of(fact);
    std::string unit = unit_of(fact);
    take_unit(indicator, unit, context.labels);
    std::vector<schema::Measure> measures;
    const auto number = slot == Slot::grade ? std::nullopt : cell_number(fact.text, unit);
    if (number) {
        measures.push_back({indicator, number->value, number->precision, number->unit,
                            number->approximate, std::string(schema::trim(fact.text))});
    } else if (slot != Slot::grade && presence == schema::Presence::value) {
        measures = find_measures(fact.text, year.fiscal_year, context.plan, context.vocabulary);
    }
    Filled& filled = rows_[row].filled[static_cast<int>(slot)];
    const bool wording = !number && presence == schema::Presence::value;
    if (!text) {
        text.emplace();
        text->text = std::string(schema::trim(fact.text));
        text->presence = presence;
        text->place = fact.value->cell->place;
        text->continued = fact.value->cell->continued;
    } else if (presence == schema::Presence::blank) {
        return;
    } else {
        if (slot == Slot::grade && filled.heading != fact.says.heading &&
            text->presence == schema::Presence::value) {
            return;  // 委員会評価 behind 自己評価: another's grade is not added to it
        }
        const bool replaces = text->presence == schema::Presence::blank;
        if (replaces) {
            text->text = std::string(schema::trim(fact.text));
            text->presence = presence;
            text->place = fact.value->cell->place;
            text->continued = fact.value->cell->continued;
        } else {
            const bool same_row = filled.row == fact.row;
            // The figure of an indicator beside words is no part of their sentence.
            const bool sentence =
                same_row && !filled.figure && !(number && !fact.indicator.empty());
            append_line(text->text, fact.text, sentence ? " " : "\n");
            text->presence = schema::Presence::value;
            text->continued.push_back(fact.value->cell->place);
            if (same_row && fact.indicator.empty() && !fact.says.year_above) {
                // One sentence over several cells: H29.4.1現在の登用率 | 32.7%.
                text->measures.clear();
                measures =
                    find_measures(text->text, year.fiscal_year, context.plan, context.vocabulary);
            }
        }
    }
    text->measures.insert(text->measures.end(), measures.begin(), measures.end());
    filled.by = fact.says.year_cell;
    filled.heading = fact.says.heading;
    filled.row = fact.row;
    filled.figure = number && !fact.indicator.empty();
    filled.wording = filled.wording || wording;
    if (wording && slot != Slot::grade) {
        ++year_texts;
    }
    // A planned figure of an indicator is a target under another name.
    static constexpr std::string_view value = "値";  // 計画値 beside 実績値
    if (slot == Slot::planned && number &&
        (!indicator.empty() || schema::squeeze(fact.says.heading).ends_with(value))) {
        TargetContext target{indicator,        unit,         item.name,
                             year.fiscal_year, context.plan, fact.value->cell->place};
        const auto targets = read_target_cell(fact.text, target, context.vocabulary);
        item.targets.insert(item.targets.end(), targets.begin(), targets.end());
    }
}

}  // namespace tenken::report
