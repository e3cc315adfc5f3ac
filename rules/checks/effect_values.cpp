// effect-values: an item announces effects and gives none, or gives values without heading and
// unit.
//
// Proved by the form: the heading stands there and every cell is blank, or there are values, but
// neither the heading nor a cell says what they are counted in.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"

namespace tenken::rules {
namespace {

class EffectValues final : public Check {
  public:
    explicit EffectValues(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
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
            } else if (!item.item->effect_heading.empty() && !value && !mark) {
                say_value(item, first, sink);
            }
        }
    }

  private:
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
