// amount-slip: an amount in the running text is one slip of the keys away from a total of a table.
//
// 5億1,936万1千円 in the summary, 513,961千円 in the table: no words are needed to tell that one
// was typed after the other. Only amounts with many digits are looked at, and only if no figure of
// the report is the amount itself; of few digits something is always close.
#include <array>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/digit_edits.h"
#include "rules/sums/report_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class AmountSlip final : public Check {
  public:
    explicit AmountSlip(const Parameters& parameters)
        : fewest_(static_cast<std::size_t>(parameters.count("digits"))) {}

    void run(const Context& context, Sink& sink) const override {
        for (const TextView* paragraph : context.paragraphs()) {
            for (const Fact& fact : paragraph->facts()) {
                const bool money = fact.family == "円" && !fact.figure.step.is_zero();
                if (money && !fact.intended && digits_of(fact.figure) >= fewest_) {
                    look(context, *paragraph, fact, sink);
                }
            }
        }
    }

  private:
    /// Digits down to the last one shown.
    static std::size_t digits_of(const Figure& figure) {
        Decimal count = figure.value.abs();
        std::size_t digits = 0;
        while (count >= figure.step && digits < 20) {
            count = count.shifted(-1);
            ++digits;
        }
        return digits;
    }

    static bool meets(const Figure& total, Decimal value, const Decimal& step) {
        Figure other = total;
        other.value = value;
        other.step = step;
        return may_be_equal(other, total);
    }

    void look(const Context& context, const TextView& text, const Fact& fact, Sink& sink) const {
        const schema::Total* near = nullptr;
        for (const schema::Total& total : context.report().totals) {
            const auto figure = total.value ? total_figure(context, total) : std::nullopt;
            // An amount that the text itself gives is not what it was copied from.
            if (!figure || total.place.box == text.place().box || figure->approximate) {
                continue;
            }
            if (meets(*figure, fact.figure.value, fact.figure.step)) {
                return;
            }
            if (near == nullptr && figure->step <= fact.figure.step && slipped(*figure, fact)) {
                near = &total;
            }
        }
        if (near == nullptr) {
            return;
        }
        Case what;
        what.at(text.place_at(fact.quantity.begin), fact.quantity.printed);
        what.expected = as_beside(total_figure(context, *near)->value, fact.figure);
        what.actual = fact.quantity.printed;
        what.arguments.set("subject", near->name.empty() ? near->scope : near->name);
        what.related.push_back({near->place, near->printed, {"表の額", "the amount in the table"}});
        what.facts = what.actual + "|" + near->printed;
        sink.finding(what);
    }

    /// Whether one digit, or two beside each other, part the two.
    static bool slipped(const Figure& total, const Fact& fact) {
        const int power = -fact.figure.step.scale();
        int shift = power;
        Decimal unit = fact.figure.step;
        while (unit >= Decimal(10)) {
            unit = unit.shifted(-1);
            ++shift;
        }
        static constexpr std::array edits = {DigitEdit::transposed, DigitEdit::changed,
                                             DigitEdit::too_many, DigitEdit::lost};
        for (const DigitEdit edit : edits) {
            const auto fits = [&](const Decimal& value) {
                return meets(total, value.shifted(shift), fact.figure.step);
            };
            if (try_digit_edits(fact.figure.value.shifted(-shift), edit, fits)) {
                return true;
            }
        }
        return false;
    }

    std::size_t fewest_;
};

}  // namespace

CheckKind amount_slip_kind() {
    return {"amount-slip",
            "An amount in the running text is one slip of the keys away from a total.",
            {{.name = "digits",
              .type = ParameterType::integer,
              .meaning = "amounts of fewer digits are not looked at",
              .fallback = "5",
              .low = 4,
              .high = 20}},
            {"subject"},
            make_check<AmountSlip>};
}

}  // namespace tenken::rules
