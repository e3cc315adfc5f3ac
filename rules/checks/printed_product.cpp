// printed-product: a multiplication that a text prints does not give the result printed behind it.
//
// ＠2,400千円×3人=7,200千円. All of it stands on the page; only the shortening of the figures is
// allowed for. The result must be of the kind of one factor, the others counts: lengths that give
// an area, or rates, are something else.
#include <algorithm>
#include <array>
#include <stdexcept>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class PrintedProduct final : public Check {
  public:
    explicit PrintedProduct(const Parameters& parameters)
        : times_(parameters.patterns("times")), gives_(parameters.patterns("gives")) {}

    void run(const Context& context, Sink& sink) const override {
        each_told(context,
                  [&](const TextView& text, const Case& about) { look(text, about, sink); });
    }

  private:
    void look(const TextView& text, const Case& about, Sink& sink) const {
        const std::vector<Fact>& facts = text.facts();
        for (std::size_t first = 0; first + 2 < facts.size(); ++first) {
            std::size_t last = first;
            while (last + 1 < facts.size() &&
                   times_.in(text.between(facts[last], facts[last + 1]))) {
                ++last;
            }
            const bool complete = last > first && last + 1 < facts.size() &&
                                  gives_.in(text.between(facts[last], facts[last + 1]));
            if (complete) {
                hold(text,
                     {facts.begin() + static_cast<long>(first),
                      facts.begin() + static_cast<long>(last + 1)},
                     facts[last + 1], about, sink);
            }
            first = last;
        }
    }

    /// The ends of what a figure may stand for, half a step either way.
    static std::array<Decimal, 2> ends(const Figure& figure) {
        const Decimal half = figure.step * Decimal(5, 1);
        return {figure.value - half, figure.value + half};
    }

    static void hold(const TextView& text, const std::vector<Fact>& factors, const Fact& result,
                     const Case& about, Sink& sink) {
        const auto same = std::count_if(factors.begin(), factors.end(), [&](const Fact& factor) {
            return factor.family == result.family;
        });
        const bool rates = std::any_of(factors.begin(), factors.end(),
                                       [](const Fact& factor) { return factor.family == "%"; });
        if (same != 1 || rates || result.family.empty()) {
            return;
        }
        Case what = about;
        what.at(text.place_at(result.quantity.begin), result.quantity.printed);
        const std::string& unit = result.quantity.unit;
        try {
            Decimal low(1);
            Decimal high(1);
            Decimal product(1);
            for (const Fact& factor : factors) {
                const std::array<Decimal, 2> range = ends(factor.figure);
                const std::array<Decimal, 4> all = {low * range[0], low * range[1], high * range[0],
                                                    high * range[1]};
                low = *std::min_element(all.begin(), all.end());
                high = *std::max_element(all.begin(), all.end());
                product = product * factor.figure.value;
                what.formula += (what.formula.empty() ? "" : " × ") + factor.quantity.printed;
                what.related.push_back({text.place_at(factor.quantity.begin),
                                        factor.quantity.printed,
                                        {"かけられる数、かける数", "factor"}});
            }
            // Cut off or rounded, the result may be one of its steps away.
            const Decimal step = std::max(result.figure.step, result.figure.slack);
            const bool holds =
                low - step <= result.figure.value && result.figure.value <= high + step;
            const Decimal sign = product.is_negative() == result.figure.value.is_negative()
                                     ? Decimal(1)
                                     : Decimal(-1);
            what.expected = in_unit(product, unit) + unit;
            what.actual = in_unit(result.figure.value, unit) + unit;
            what.formula += " = " + what.expected + (holds ? "" : " ≠ " + what.actual);
            what.facts = what.formula;
            what.convention = "round|truncate";
            // A saving is often printed without its sign.
            const bool but_for_sign = sign.is_negative() &&
                                      (low + step) * sign >= result.figure.value &&
                                      (high - step) * sign <= result.figure.value;
            holds || but_for_sign ? sink.agrees(what) : sink.finding(what);
        } catch (const std::overflow_error&) {
            sink.undecided(what, {"桁が多すぎる", "the product has too many digits"});
        }
    }

    const PatternList& times_;
    const PatternList& gives_;
};

}  // namespace

CheckKind printed_product_kind() {
    return {"printed-product",
            "A multiplication printed in a text does not give the result behind it.",
            {{.name = "times",
              .type = ParameterType::patterns,
              .meaning = "what stands between two factors, squeezed"},
             {.name = "gives",
              .type = ParameterType::patterns,
              .meaning = "what stands between the last factor and the result, squeezed"}},
            {},
            make_check<PrintedProduct>};
}

}  // namespace tenken::rules
