// Texts and effects of an item that no year stands beside or above.
#include <algorithm>

#include <fmt/format.h>

#include "extractor/report/cell_number.h"
#include "extractor/report/fact_tools.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

/// The one year that there is, or the one of which results are told where others are only planned;
/// 0 for none.
int only_year_told(const std::vector<schema::YearRow>& years) {
    if (years.size() == 1) {
        return years.front().fiscal_year;
    }
    int told = 0;
    for (const schema::YearRow& year : years) {
        if (year.actual && told != 0) {
            return 0;
        }
        told = year.actual ? year.fiscal_year : told;
    }
    return told;
}

/// A grade behind the years is given at their end: the last year with results, if none has a grade
/// of its own.
int last_year_told(const std::vector<schema::YearRow>& years) {
    int last = 0;
    for (const schema::YearRow& year : years) {
        if (year.grade) {
            return 0;
        }
        const bool told = year.actual && year.actual->presence != schema::Presence::blank;
        last = told ? std::max(last, year.fiscal_year) : last;
    }
    return last;
}

}  // namespace

/// 計画の内容 beside 今年度計画: what is planned as a whole is what the item is about.
void ItemDraft::part_plans(ReadContext& context) {
    constexpr std::string_view year_word = "年度";
    const auto planned = [](const Fact& fact) { return fact.says.field == Field::planned; };
    const auto of_year = [&](const Fact& fact) {
        return planned(fact) && fact.says.heading.find(year_word) != std::string::npos;
    };
    const bool dated =
        std::any_of(yearless_.begin(), yearless_.end(), of_year) ||
        std::any_of(item.years.begin(), item.years.end(),
                    [](const schema::YearRow& year) { return year.planned.has_value(); });
    const auto whole = std::find_if(yearless_.begin(), yearless_.end(), [&](const Fact& fact) {
        return planned(fact) && !of_year(fact) && !is_number(fact.text) &&
               context.presence.of(fact.text) == schema::Presence::value;
    });
    if (dated && whole != yearless_.end() && item.content.empty()) {
        Fact fact = *whole;
        yearless_.erase(whole);
        take(fact, Field::content, context);
    }
}

void ItemDraft::place_yearless(ReadContext& context) {
    part_plans(context);
    // 効果額 計画 | 実績: what was reached is the effect.
    const auto planned = [](const Fact& fact) {
        return fact.says.field == Field::effect && fact.says.aspect == Aspect::planned;
    };
    const bool reached = std::any_of(yearless_.begin(), yearless_.end(), [&](const Fact& fact) {
        return fact.says.field == Field::effect && !planned(fact);
    });
    if (reached) {
        std::for_each(yearless_.begin(), yearless_.end(), [&](const Fact& fact) {
            if (planned(fact)) {
                mark_placed(fact);
            }
        });
        std::erase_if(yearless_, planned);
    }
    // Effects printed in a block behind the years belong to them in their order.
    std::vector<Fact*> effects;
    for (Fact& fact : yearless_) {
        if (fact.says.field == Field::effect && schema::trim(fact.text).size() > 0) {
            effects.push_back(&fact);
        }
    }
    const bool no_effects = std::none_of(item.years.begin(), item.years.end(),
                                         [](const auto& year) { return year.effect.has_value(); });
    const bool texts = std::any_of(yearless_.begin(), yearless_.end(), [](const Fact& fact) {
        return fact.says.field != Field::effect && !fact.value->blank;
    });
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
        int year = section_year != 0 ? section_year : context.report_year;
        const bool named_elsewhere =
            std::any_of(item.years.begin(), item.years.end(),
                        [](const schema::YearRow& row) { return row.fiscal_year != 0; });
        if (year == 0 && named_elsewhere) {
            year = only_year_told(item.years);
        }
        const bool alone = effect && !texts;
        if (year == 0 && named_elsewhere && slot == Slot::grade) {
            year = last_year_told(item.years);
        }
        const bool whole_plan = year == 0 && named_elsewhere && slot == Slot::planned;
        if (whole_plan && item.content.empty() && !is_number(fact.text) &&
            context.presence.of(fact.text) == schema::Presence::value) {
            take(fact, Field::content, context);  // 計画 | 実施内容 | ...: of no year, of the item
            continue;
        }
        if (year == 0 && (named_elsewhere || alone)) {
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
            created.label =
                fact.says.year_cell != nullptr ? one_line(fact.says.year_cell->text())
                : year != 0 ? (section_year != 0 ? section_year_label : context.report_year_label)
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

}  // namespace tenken::report
