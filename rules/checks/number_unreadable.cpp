// number-unreadable: a printed number does not read as one to its last character.
//
// 4憶2,148万1千円 holds a character that belongs to no number. What cannot be read cannot be added
// up, so it is said and never guessed.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Presence;

class NumberUnreadable final : public Check {
  public:
    explicit NumberUnreadable(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            look(*item.content, Case::of(*item.item), sink);
            for (const YearView& year : item.years) {
                const Case what = Case::of(*item.item).in(year.row->fiscal_year);
                for (const TextView* text : year.texts()) {
                    look(*text, what, sink);
                }
                const auto& effect = year.row->effect;
                if (effect && !effect->value && effect->presence == Presence::value) {
                    say(what, effect->place, effect->printed, effect->printed, sink);
                }
            }
        }
        for (const schema::Total& total : context.report().totals) {
            if (!total.value && !total.printed.empty()) {
                Case what;
                what.item = total.item;
                what.item_name = total.name;
                say(what, total.place, total.printed, total.printed, sink);
            }
        }
        for (const TextView* paragraph : context.paragraphs()) {
            look(*paragraph, Case(), sink);
        }
    }

  private:
    static void look(const TextView& text, const Case& what, Sink& sink) {
        for (const Fact& fact : text.facts()) {
            // 7,38 without a unit is a list of two numbers, and no number with a lost digit.
            const bool list = fact.quantity.leftover == "," && fact.quantity.unit.empty();
            if (!fact.quantity.leftover.empty() && !list) {
                say(what, text.place_at(fact.quantity.begin), fact.quantity.printed,
                    fact.quantity.leftover, sink);
            }
        }
    }

    static void say(Case what, const schema::Place& place, const std::string& printed,
                    const std::string& leftover, Sink& sink) {
        if (what.fiscal_year && *what.fiscal_year == 0) {
            what.fiscal_year.reset();
        }
        what.at(place, printed);
        what.arguments.set("leftover", leftover);
        sink.finding(what);
    }
};

}  // namespace

CheckKind number_unreadable_kind() {
    return {"number-unreadable",
            "A printed number holds characters that belong to no number.",
            {},
            {"leftover"},
            make_check<NumberUnreadable>};
}

}  // namespace tenken::rules
