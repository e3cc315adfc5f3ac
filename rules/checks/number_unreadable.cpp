// number-unreadable: a printed number does not read as one to its last character.
//
// 4憶2,148万1千円 holds a character that belongs to no number. What cannot be read cannot be added
// up, so it is said and never guessed.
#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/characters.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Presence;

class NumberUnreadable final : public Check {
  public:
    explicit NumberUnreadable(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        each_text(context, [&](const TextView& text, const Case& what) { look(text, what, sink); });
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                const auto& effect = year.row->effect;
                if (effect && !effect->value && effect->presence == Presence::value) {
                    say(Case::of(*item.item).in(year.row->fiscal_year), effect->place,
                        effect->printed, effect->printed, sink);
                }
            }
        }
        for (const schema::Total& total : context.report().totals) {
            if (!total.value && says_number(total.printed)) {
                Case what;
                what.item = total.item;
                what.item_name = total.name;
                say(what, total.place, total.printed, total.printed, sink);
            }
        }
    }

  private:
    /// A dash or 該当なし in the place of an amount was not meant as a number.
    static bool says_number(const std::string& printed) {
        const std::string text = schema::nfkc(printed);
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = schema::next_code_point(text, at);
            if (schema::is_digit(c) || schema::kanji_digit(c) >= 0) {
                return true;
            }
        }
        return false;
    }

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
