#include "extractor/report/item_draft.h"

#include <algorithm>

#include <fmt/format.h>

#include "extractor/report/cell_number.h"
#include "extractor/report/measure_sentence.h"
#include "extractor/report/target_sentence.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

void mark_placed(Fact& fact) {
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

/// What the row measures: an indicator column, or the words left of year columns.
std::string indicator_of(const Fact& fact) {
    const bool by_row = fact.indicator.empty() && (fact.says.year_above || !fact.says.year);
    return by_row ? fact.row_text : fact.indicator;
}

/// 収納率（％） -> 収納率 and %.
void take_unit(std::string& indicator, std::string& unit, const LabelReader& labels) {
    const Bracketed parts = take_brackets(schema::squeeze(indicator));
    for (const std::string& group : parts.groups) {
        const std::string found = labels.unit_line("(" + group + ")");
        if (!found.empty() && unit.empty()) {
            unit = found;
            indicator = parts.core;
        }
    }
}

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

bool ItemDraft::take(Fact& fact, Field field, ReadContext& context) {
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
            if (!item.department.empty()) {
                return false;
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
        const bool replaces = text->presence == schema::Presence::blank;
        if (replaces) {
            text->text = std::string(schema::trim(fact.text));
            text->presence = presence;
            text->place = fact.value->cell->place;
            text->continued = fact.value->cell->continued;
        } else {
            const bool same_row = filled.row == fact.row;
            append_line(text->text, fact.text, same_row ? " " : "\n");
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
    filled.row = fact.row;
    filled.wording = filled.wording || wording;
    if (wording && slot != Slot::grade) {
        ++year_texts;
    }
    // A planned figure of an indicator is a target under another name.
    if (slot == Slot::planned && number && !indicator.empty()) {
        TargetContext target{indicator,        unit,         item.name,
                             year.fiscal_year, context.plan, fact.value->cell->place};
        const auto targets = read_target_cell(fact.text, target, context.vocabulary);
        item.targets.insert(item.targets.end(), targets.begin(), targets.end());
    }
}

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
    if (item.effect_heading.empty()) {
        item.effect_heading = fact.says.heading;
        item.effect_unit = fact.says.unit.empty() ? table_unit : fact.says.unit;
    }
    if (fact.says.aspect == Aspect::planned && fact.says.year) {
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
    rows_[row].filled[static_cast<int>(Slot::effect)].by = fact.says.year_cell;
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
        item.targets.insert(item.targets.end(), targets.begin(), targets.end());
    }
    mark_placed(fact);
    return true;
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

void ItemDraft::place_yearless(ReadContext& context) {
    // Effects printed in a block behind the years belong to them in their order.
    std::vector<Fact*> effects;
    for (Fact& fact : yearless_) {
        if (fact.says.field == Field::effect && schema::trim(fact.text).size() > 0) {
            effects.push_back(&fact);
        }
    }
    const bool no_effects = std::none_of(item.years.begin(), item.years.end(),
                                         [](const auto& year) { return year.effect.has_value(); });
    const bool in_order = effects.size() > 1 && effects.size() == item.years.size() && no_effects;
    if (in_order) {
        for (std::size_t i = 0; i < effects.size(); ++i) {
            set_effect(i, *effects[i], context);
            mark_placed(*effects[i]);
        }
        context.notes.push_back(
            {"effects-by-order", fmt::format("{}: {}", item.number, effects.size()), item.place});
    }
    for (Fact& fact : yearless_) {
        const bool effect = fact.says.field == Field::effect;
        if (effect && in_order) {
            continue;
        }
        const Slot slot = effect                              ? Slot::effect
                          : fact.says.field == Field::grade   ? Slot::grade
                          : fact.says.field == Field::planned ? Slot::planned
                                                              : Slot::actual;
        int year = context.report_year;
        const bool named_elsewhere =
            std::any_of(item.years.begin(), item.years.end(),
                        [](const schema::YearRow& row) { return row.fiscal_year != 0; });
        if (year == 0 && named_elsewhere && item.years.size() == 1) {
            year = item.years.front().fiscal_year;
        }
        if (year == 0 && named_elsewhere) {
            // No telling which of the years it belongs to; an effect is the whole plan's.
            if (effect) {
                add_total(fact);
            }
            continue;
        }
        const bool blank = schema::trim(fact.text).empty();
        if (year == 0 && slot == Slot::grade) {
            continue;
        }
        if (blank && effect) {
            continue;
        }
        std::size_t row = item.years.size();
        for (std::size_t i = 0; i < item.years.size(); ++i) {
            row = item.years[i].fiscal_year == year ? i : row;
        }
        if (row == item.years.size()) {
            schema::YearRow created;
            created.fiscal_year = year;
            created.label = fact.says.year_cell != nullptr ? one_line(fact.says.year_cell->text())
                            : year != 0                    ? context.report_year_label
                                                           : fact.says.heading;
            created.place = fact.value->cell->place;
            item.years.push_back(std::move(created));
            rows_.push_back({});
        }
        if (effect) {
            if (!item.years[row].effect) {
                set_effect(row, fact, context);
            }
        } else {
            add_text(row, slot, fact, context);
        }
        mark_placed(fact);
        if (year == 0) {
            context.notes.push_back({"unresolved-year",
                                     fmt::format("{}: {}", item.number, item.years[row].label),
                                     item.years[row].place});
        }
    }
    yearless_.clear();
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

void ItemDraft::finish(ReadContext& context) {
    split_trailing_effects(context);
    for (Fact& fact : effect_marks_) {
        const auto row =
            std::find_if(item.years.begin(), item.years.end(), [&](const schema::YearRow& year) {
                return year.fiscal_year == fact.says.year->fiscal_year;
            });
        if (row != item.years.end() && !row->effect) {
            set_effect(static_cast<std::size_t>(row - item.years.begin()), fact, context);
        }
        mark_placed(fact);
    }
    effect_marks_.clear();
    place_yearless(context);
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

}  // namespace tenken::report
