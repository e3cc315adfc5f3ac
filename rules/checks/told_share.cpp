// told-share: a text gives an amount, and which share of the whole it is, and the whole stands in
// the same text.
//
// 効果額は195,600千円となり … 定員の適正化が100,215千円で、全体の51.2％を占める. If more than one
// larger amount may be the whole, one of them has to fit, and where none does it is said only if
// two digits of the rate changed places.
#include <algorithm>
#include <set>
#include <stdexcept>
#include <vector>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/digit_edits.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class ToldShare final : public Check {
  public:
    explicit ToldShare(const Parameters& parameters) : share_(parameters.patterns("share")) {}

    void run(const Context& context, Sink& sink) const override {
        each_told(context, [&](const TextView& text, const Case& about) {
            for (std::size_t i = 1; i < text.facts().size(); ++i) {
                try {
                    look(text, about, i, sink);
                } catch (const std::overflow_error&) {
                    sink.undecided(about, {"桁が多すぎる", "a figure has too many digits"});
                }
            }
        });
    }

  private:
    void look(const TextView& text, const Case& about, std::size_t index, Sink& sink) const {
        const Fact& rate = text.facts()[index];
        const Fact& part = text.facts()[index - 1];
        const bool fits =
            rate.family == "%" && rate.change == 0 && !rate.intended && rate.depth == 0 &&
            part.depth == 0 && part.change == 0 && !part.intended && !part.family.empty() &&
            part.family != "%" && !part.quantity.approximate && !rate.told_later &&
            share_.in(text.between(part, rate)) &&
            text.sentence_begin(part.quantity.begin) == text.sentence_begin(rate.quantity.begin);
        if (!fits || part.figure.value <= Decimal()) {
            return;
        }
        if (index > 1) {
            const std::string out_of = text.between(text.facts()[index - 2], part);
            if (out_of.starts_with("中") || out_of.starts_with("のうち")) {
                return;  // 10項目中9項目 names its own whole, and is looked at by itself
            }
        }
        Case what = about;
        what.at(text.place_at(rate.quantity.begin), rate.quantity.printed);
        std::vector<const Fact*> wholes;
        std::set<std::string> values;
        for (std::size_t i = 0; i < index; ++i) {
            const Fact& whole = text.facts()[i];
            if (whole.family != part.family || whole.figure.value <= part.figure.value ||
                whole.change != 0) {
                continue;
            }
            if (meets(rate, part, whole)) {
                sink.agrees(what);
                return;
            }
            if (values.insert(whole.figure.value.to_string()).second) {
                wholes.push_back(&whole);
            }
        }
        for (const Fact* whole : wholes) {
            if (wholes.size() == 1 || swapped(rate, part, *whole)) {
                say(what, rate, part, *whole, sink);
                return;
            }
        }
    }

    static Decimal share_of(const Decimal& part, const Decimal& whole, int scale) {
        return Decimal::divide(part.shifted(2), whole, scale);
    }

    static bool meets(const Fact& rate, const Fact& part, const Fact& whole) {
        const int scale = rate.quantity.precision.scale() + 3;
        const Decimal share = share_of(part.figure.value, whole.figure.value, scale);
        const Decimal spare =
            share_of(part.figure.step + whole.figure.step, whole.figure.value, scale);
        const Decimal step = rate.quantity.approximate ? rate.quantity.precision.shifted(1)
                                                       : rate.quantity.precision;
        return (share - rate.quantity.value).abs() <= step + spare;
    }

    static bool swapped(const Fact& rate, const Fact& part, const Fact& whole) {
        return try_digit_edits(rate.quantity.value, DigitEdit::transposed,
                               [&](const Decimal& value) {
                                   Fact other = rate;
                                   other.quantity.value = value;
                                   return meets(other, part, whole);
                               });
    }

    static void say(Case& what, const Fact& rate, const Fact& part, const Fact& whole, Sink& sink) {
        what.expected =
            share_of(part.figure.value, whole.figure.value, rate.quantity.precision.scale() + 1)
                .to_string() +
            "%";
        what.actual = rate.quantity.printed;
        what.formula = part.quantity.printed + " ÷ " + whole.quantity.printed +
                       " × 100 = " + what.expected + " ≠ " + rate.quantity.printed;
        what.facts = what.formula;
        sink.finding(what);
    }

    const PatternList& share_;
};

}  // namespace

CheckKind told_share_kind() {
    return {"told-share",
            "A share of the whole told in a text does not follow from the amounts told with it.",
            {{.name = "share",
              .type = ParameterType::patterns,
              .meaning = "what stands between the part and its share"}},
            {},
            make_check<ToldShare>};
}

}  // namespace tenken::rules
