// effect-values: an item announces effects and gives none, or gives values without heading and
// unit.
//
// Proved by the form: the heading stands there and every cell is blank, or there are values, but
// neither the heading nor a cell says what they are counted in. A heading that every item carries
// belongs to the form and announces nothing: a blank is then a gap only if it is the one exception.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class EffectValues final : public Check {
  public:
    explicit EffectValues(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        const bool announces = headings_announce(context.report());
        for (const ItemView& item : context.items()) {
            bool value = false;
            bool mark = false;
            bool unit = !item.item->effect_unit.empty();
            const schema::Effect* first = nullptr;
            for (const schema::YearRow& row : item.item->years) {
                if (row.effect) {
                    first = first == nullptr ? &*row.effect : first;
                    value = value || row.effect->value.has_value();
                    mark = mark || row.effect->presence == schema::Presence::dash ||
                           row.effect->presence == schema::Presence::statement;
                    unit = unit || (row.effect->value && !row.effect->unit.empty());
                }
            }
            if (value && !unit) {
                say_unit(context, item, *first, sink);
            } else if (announces && !item.item->effect_heading.empty() && !value && !mark &&
                       !in_list(context.report(), *item.item)) {
                say_value(item, first, sink);
            }
        }
    }

  private:
    static bool has_value(const schema::Item& item) {
        return std::any_of(item.years.begin(), item.years.end(), [](const schema::YearRow& row) {
            return row.effect && row.effect->value;
        });
    }

    /// False where the heading is part of every item's form and several leave it blank.
    static bool headings_announce(const schema::Report& report) {
        std::size_t headings = 0;
        std::size_t blank = 0;
        for (const schema::Item& item : report.items) {
            headings += item.effect_heading.empty() ? 0 : 1;
            blank += !item.effect_heading.empty() && !has_value(item) ? 1 : 0;
        }
        return headings < report.items.size() || blank <= 1;
    }

    /// The heading is that of a column of totals, one for each item.
    static bool in_list(const schema::Report& report, const schema::Item& item) {
        const std::string heading = schema::squeeze(item.effect_heading);
        return std::any_of(report.totals.begin(), report.totals.end(), [&](const auto& total) {
            return total.item &&
                   (is_row_of(total, item) || schema::squeeze(total.scope) == heading);
        });
    }

    static void say_value(const ItemView& item, const schema::Effect* first, Sink& sink) {
        Case what = Case::of(*item.item);
        what.printed = item.item->effect_heading;
        if (first != nullptr && first->place != schema::Place{}) {
            what.place = first->place;
        }
        what.arguments.set("lack", std::string("value"));
        what.facts = "value";
        sink.finding(what);
    }

    static void say_unit(const Context& context, const ItemView& item, const schema::Effect& first,
                         Sink& sink) {
        Case what = Case::of(*item.item);
        what.at(first.place, first.printed);
        const std::string unit = effect_unit(context, *item.item);
        what.expected = unit;
        what.arguments.set("lack", std::string("unit"));
        what.arguments.set("hint", unit.empty()
                                       ? schema::Message{}
                                       : schema::Message{"。効果額一覧の単位は" + unit,
                                                         ". The roll-up counts in " + unit});
        what.facts = "unit";
        sink.finding(what);
    }
};

}  // namespace

CheckKind effect_values_kind() {
    return {"effect-values",
            "An item announces effects without giving any, or gives values without a unit.",
            {},
            {"lack"},
            make_check<EffectValues>};
}

}  // namespace tenken::rules
