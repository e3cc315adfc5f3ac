// printed-rate: a rate printed beside the two figures it comes from is not what they give.
//
// 達成率 85.7%（36件／42件）, 80人中60人（75%）. The two figures stand right beside the rate; one
// unit of its last digit is allowed, since amounts and rates are rounded apart. A bracket that
// names two figures without a sign of division is held against it only if the item's other years
// show that it is one.
#include <algorithm>
#include <stdexcept>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// A rate with what it may come from.
struct Claim {
    const TextView* text = nullptr;
    const Fact* rate = nullptr;
    const Fact* upper = nullptr;
    const Fact* lower = nullptr;
    bool divided = false;  ///< a sign or word says which of the two is divided
    Case about;
};

class PrintedRate final : public Check {
  public:
    explicit PrintedRate(const Parameters& parameters)
        : divided_(parameters.patterns("divided")),
          out_of_(parameters.patterns("out-of")),
          said_after_(parameters.patterns("said-after")),
          evidence_(parameters.count("other-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<Claim> claims;
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    collect(*year.actual, Case::of(*item.item).in(year.row->fiscal_year), claims);
                }
            }
            decide(claims, sink);
        }
        for (const TextView* paragraph : context.paragraphs()) {
            std::vector<Claim> claims;
            collect(*paragraph, Case(), claims);
            decide(claims, sink);
        }
    }

  private:
    static bool is_rate(const Fact& fact) {
        return fact.family == "%" && fact.change == 0 && !fact.intended && fact.base_year == 0;
    }

    /// The figures of a bracket, those of brackets inside it left out.
    static std::vector<const Fact*> inside(const TextView& text, int bracket) {
        std::vector<const Fact*> found;
        for (const Fact& fact : text.facts()) {
            if (fact.bracket == bracket) {
                found.push_back(&fact);
            }
        }
        return found;
    }

    void collect(const TextView& text, const Case& about, std::vector<Claim>& claims) const {
        const std::vector<Fact>& facts = text.facts();
        // 全10項目のうち、達成したものは9項目で、全体の90.0%
        for (std::size_t i = 0; i + 2 < facts.size(); ++i) {
            if (is_rate(facts[i + 2]) && fit(facts[i], facts[i + 1]) &&
                out_of_.in(text.between(facts[i], facts[i + 1])) &&
                said_after_.in(text.between(facts[i + 1], facts[i + 2]))) {
                claims.push_back({&text, &facts[i + 2], &facts[i + 1], &facts[i], true, about});
            }
        }
        for (std::size_t index = 0; index < text.brackets().size(); ++index) {
            const Bracket& bracket = text.brackets()[index];
            if (bracket.head < 0) {
                continue;
            }
            const auto head = static_cast<std::size_t>(bracket.head);
            const std::vector<const Fact*> in = inside(text, static_cast<int>(index));
            // 85.7%（36件／42件）
            if (is_rate(facts[head]) && in.size() == 2 && fit(*in[0], *in[1])) {
                const bool divided = divided_.in(text.between(*in[0], *in[1]));
                claims.push_back({&text, &facts[head], in[0], in[1], divided, about});
            }
            // 80人中60人（75%）
            if (in.size() == 1 && is_rate(*in[0]) && head > 0 &&
                fit(facts[head], facts[head - 1]) &&
                out_of_.in(text.between(facts[head - 1], facts[head]))) {
                // A rate with a name of its own, 満足度, may be of something else.
                claims.push_back(
                    {&text, in[0], &facts[head], &facts[head - 1], in[0]->clause.empty(), about});
            }
        }
    }

    static bool fit(const Fact& one, const Fact& other) {
        return one.family == other.family && one.family != "%" && one.change == 0 &&
               other.change == 0 && one.fiscal_year == other.fiscal_year &&
               one.figure.value > Decimal() && other.figure.value > Decimal();
    }

    /// The rate that upper / lower gives meets the printed one.
    static bool holds(const Figure& rate, const Figure& upper, const Figure& lower) {
        const Decimal low = (rate.value - rate.step).shifted(-2) * (lower.value - lower.step);
        const Decimal high = (rate.value + rate.step).shifted(-2) * (lower.value + lower.step);
        return low <= upper.value + upper.step && upper.value - upper.step <= high;
    }

    static bool either_way(const Claim& claim) {
        return holds(claim.rate->figure, claim.upper->figure, claim.lower->figure) ||
               (!claim.divided &&
                holds(claim.rate->figure, claim.lower->figure, claim.upper->figure));
    }

    void decide(const std::vector<Claim>& claims, Sink& sink) const {
        for (const Claim& claim : claims) {
            try {
                decide(claims, claim, sink);
            } catch (const std::overflow_error&) {
                sink.undecided(claim.about, {"桁が多すぎる", "a figure has too many digits"});
            }
        }
    }

    void decide(const std::vector<Claim>& claims, const Claim& claim, Sink& sink) const {
        const auto shown = std::count_if(claims.begin(), claims.end(), [&](const Claim& other) {
            return &other != &claim && other.upper->words == claim.upper->words &&
                   other.lower->words == claim.lower->words && either_way(other);
        });
        const bool down = holds(claim.rate->figure, claim.lower->figure, claim.upper->figure);
        const bool turned =
            !claim.divided &&
            (down || std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
                 return &other != &claim &&
                        holds(other.rate->figure, other.lower->figure, other.upper->figure);
             }));
        Case what = claim.about;
        const Fact& upper = turned ? *claim.lower : *claim.upper;
        const Fact& lower = turned ? *claim.upper : *claim.lower;
        what.at(claim.text->place_at(claim.rate->quantity.begin), claim.rate->quantity.printed);
        const Decimal exact = Decimal::divide(upper.figure.value.shifted(2), lower.figure.value,
                                              claim.rate->quantity.value.scale() + 1);
        const bool right = either_way(claim);
        what.expected = grouped(exact) + "%";
        what.actual = claim.rate->quantity.printed;
        what.convention = "round|truncate";
        what.formula = upper.quantity.printed + " ÷ " + lower.quantity.printed +
                       " × 100 = " + grouped(exact) + (right ? " ≈ " : " ≠ ") +
                       claim.rate->quantity.printed;
        what.arguments.set("indicator", claim.rate->words);
        what.facts = what.formula;
        for (const Fact* fact : {&upper, &lower}) {
            what.related.push_back({claim.text->place_at(fact->quantity.begin),
                                    fact->quantity.printed,
                                    {fact->words.empty() ? "率のもと" : fact->words,
                                     fact->words.empty() ? "part of the rate" : fact->words}});
        }
        if (right) {
            sink.agrees(what);
        } else if (claim.divided || shown >= evidence_) {
            sink.finding(what);
        } else {
            sink.undecided(what, {"二つの数値の割合かどうか分からない",
                                  "it is not clear that it is the rate of the two figures"});
        }
    }

    const PatternList& divided_;
    const PatternList& out_of_;
    const PatternList& said_after_;
    int evidence_;
};

}  // namespace

CheckKind printed_rate_kind() {
    return {"printed-rate",
            "A rate printed beside the two figures it comes from is not what they give.",
            {{.name = "divided",
              .type = ParameterType::patterns,
              .meaning = "what stands between the figure that is divided and the one it is divided "
                         "by, squeezed"},
             {.name = "out-of",
              .type = ParameterType::patterns,
              .meaning = "what stands between the whole and its part: 80人中60人"},
             {.name = "said-after",
              .type = ParameterType::patterns,
              .meaning = "what stands between the part and the rate of the whole it is: 全体の"},
             {.name = "other-years",
              .type = ParameterType::integer,
              .meaning = "years in which the same bracket gives its rate, so that it is one",
              .fallback = "1",
              .low = 1,
              .high = 50}},
            {"indicator"},
            make_check<PrintedRate>};
}

}  // namespace tenken::rules
