// Effects of an item: of its years, or of the whole plan.
#include <algorithm>

#include <fmt/format.h>

#include "extractor/report/cell_number.h"
#include "extractor/report/fact_tools.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/target_sentence.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

/// The number of a cell that may hold a few words too (国保年金課⏎18,475).
std::optional<schema::Quantity> number_in(std::string_view text, std::string_view unit) {
    if (auto whole = cell_number(text, unit)) {
        return whole;
    }
    std::vector<schema::Quantity> found = schema::find_quantities(text);
    if (found.size() != 1) {
        return std::nullopt;
    }
    if (found.front().unit.empty()) {
        found.front().unit = std::string(unit);
    }
    return found.front();
}

}  // namespace

bool ItemDraft::take_effect(Fact& fact, ReadContext& context) {
    if (fact.value == nullptr) {
        return false;
    }
    const bool marks = context.presence.of(fact.text) != schema::Presence::value;
    const bool digits = std::any_of(fact.text.begin(), fact.text.end(), is_digit) ||
                        number_in(fact.text, "").has_value();
    const bool wide_digits =
        schema::nfkc(fact.text).find_first_of("0123456789") != std::string::npos;
    if (!marks && !digits && !wide_digits) {
        return false;  // 効果: told in words
    }
    if (fact.spread && !marks) {
        return false;
    }
    if (item.effect_unit.empty()) {
        item.effect_unit = fact.says.unit.empty() ? table_unit : fact.says.unit;
    }
    const bool planned = fact.says.aspect == Aspect::planned;
    if (fact.says.year && item.effect_heading.empty() && !planned) {
        item.effect_heading = fact.says.heading;
    }
    if (planned && fact.says.year) {
        if (marks) {
            return false;
        }
        TargetContext target{fact.says.heading, unit_of(fact).empty() ? table_unit : unit_of(fact),
                             item.name,         fact.says.year->fiscal_year,
                             context.plan,      fact.value->cell->place};
        auto targets = read_target_cell(fact.text, target, context.vocabulary);
        item.targets.insert(item.targets.end(), targets.begin(), targets.end());
        mark_placed(fact);
        return true;
    }
    if (!fact.says.year || fact.says.year->fiscal_year == 0) {
        yearless_.push_back(fact);
        return true;
    }
    const bool row_exists =
        std::any_of(item.years.begin(), item.years.end(), [&](const schema::YearRow& year) {
            return year.fiscal_year == fact.says.year->fiscal_year;
        });
    if (marks && !row_exists) {
        effect_marks_.push_back(fact);
        return true;
    }
    const std::size_t row = year_row(fact, Slot::effect);
    if (item.years[row].effect && item.years[row].effect->presence != schema::Presence::blank) {
        return false;
    }
    set_effect(row, fact, context);
    mark_placed(fact);
    return true;
}

void ItemDraft::set_effect(std::size_t row, const Fact& fact, ReadContext& context) {
    schema::Effect effect;
    effect.printed = std::string(schema::trim(fact.text));
    effect.presence = context.presence.of(fact.text);
    effect.place = fact.value->cell->place;
    effect.unit = unit_of(fact).empty() ? item.effect_unit : unit_of(fact);
    if (effect.presence == schema::Presence::value) {
        if (const auto number = number_in(fact.text, effect.unit)) {
            effect.value = number->value;
            effect.unit = number->unit;
        } else {
            context.notes.push_back({"unread-number",
                                     fmt::format("{}: {}", item.number, effect.printed),
                                     effect.place});
        }
    }
    item.years[row].effect = std::move(effect);
    if (item.effect_heading.empty()) {
        item.effect_heading = fact.says.heading;
    }
    rows_[row].filled[static_cast<int>(Slot::effect)].by = fact.says.year_cell;
}

/// 更新しました（効果額 5,120千円）: effects that the results tell in words, where no cell has any.
void ItemDraft::take_told_effects(ReadContext& context) {
    const auto told = [&context](const schema::YearRow& row) {
        const schema::Measure* found = nullptr;
        for (const schema::Measure& measure : row.actual->measures) {
            const std::string name = schema::squeeze(measure.indicator);
            if (name.empty() || !context.vocabulary.words("money-unit").matches(measure.unit) ||
                context.labels.read(name).field != Field::effect) {
                continue;
            }
            if (found != nullptr) {
                return static_cast<const schema::Measure*>(nullptr);
            }
            found = &measure;
        }
        return found;
    };
    std::vector<std::pair<schema::YearRow*, const schema::Measure*>> effects;
    for (schema::YearRow& row : item.years) {
        if (row.effect) {
            return;
        }
        if (const schema::Measure* measure = row.actual ? told(row) : nullptr) {
            effects.emplace_back(&row, measure);
        }
    }
    if (effects.size() < 2 || effects.size() * 2 < item.years.size()) {
        return;
    }
    for (const auto& [row, measure] : effects) {
        schema::Effect effect;
        effect.printed = measure->printed;
        effect.value = measure->value;
        effect.unit = measure->unit;
        effect.place = row->actual->place;
        row->effect = std::move(effect);
        item.effect_heading =
            item.effect_heading.empty() ? measure->indicator : item.effect_heading;
        item.effect_unit = item.effect_unit.empty() ? measure->unit : item.effect_unit;
    }
}

void ItemDraft::split_trailing_effects(ReadContext& context) {
    const bool all_numbers =
        trailing_.size() >= 2 &&
        std::all_of(trailing_.begin(), trailing_.end(), [](const Trailing& trailing) {
            const std::string text = schema::squeeze(trailing.cell->text());
            return !text.empty() && is_digit(text.back());
        });
    for (const Trailing& trailing : trailing_) {
        Fact fact;
        fact.value = trailing.cell;
        fact.text = trailing.cell->text();
        fact.says.year_cell = rows_[trailing.row].label;
        fact.row = trailing.cell->row();
        if (all_numbers && !item.years[trailing.row].effect) {
            set_effect(trailing.row, fact, context);
        } else {
            add_text(trailing.row, Slot::actual, fact, context);
        }
        trailing.cell->placed = true;
    }
    if (all_numbers) {
        context.notes.push_back({"effect-without-heading",
                                 fmt::format("{}: {}", item.number, trailing_.size()), item.place});
    }
    trailing_.clear();
}

void ItemDraft::add_total(Fact& fact) {
    const std::string unit = unit_of(fact).empty() ? item.effect_unit : unit_of(fact);
    const auto number = cell_number(fact.text, unit);
    mark_placed(fact);
    if (!number) {
        return;
    }
    schema::Total total;
    total.scope = fact.says.heading;
    total.mark = fact.says.mark;
    total.item = item.number;
    total.name = item.name;
    total.content = fact.says.heading;
    total.value = number->value;
    total.precision = number->precision;
    total.unit = number->unit;
    total.approximate = number->approximate;
    total.printed = std::string(schema::trim(fact.text));
    total.place = fact.value->cell->place;
    totals.push_back(std::move(total));
}

}  // namespace tenken::report
