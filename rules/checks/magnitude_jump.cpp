// magnitude-jump: one year of a series is of another order of magnitude than its neighbours.
//
// 35億 where 3.5億 stood: a digit or a unit slipped. A value a hundred times as large (or as small)
// as both neighbours, or exactly a thousand times one of them, is hardly ever real. Ten times may
// be: it is said only of a series that keeps within narrow bounds otherwise and into which the
// value would fit with one digit less or more.
#include <algorithm>
#include <optional>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/time_line.h"
#include "schema/quantity.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class MagnitudeJump final : public Check {
  public:
    explicit MagnitudeJump(const Parameters& parameters)
        : factor_(parameters.integer("factor")),
          least_(parameters.number("smallest")),
          steady_(parameters.number("steady")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const TimeLine& line : time_lines(context)) {
            for (auto now = line.values.begin(); now != line.values.end(); ++now) {
                look(line, now, sink);
            }
        }
    }

  private:
    using At = std::map<int, Figure>::const_iterator;

    bool far(const Decimal& large, const Decimal& small) const {
        return !small.is_zero() && large >= small * Decimal(factor_);
    }

    /// The unit itself, so that a jump from 1 to 120 visitors of a new event is no alarm.
    bool counts(const Figure& figure) const {
        const int power = schema::unit_scale(figure.unit).power;
        return figure.value.abs() >= least_.shifted(power);
    }

    void look(const TimeLine& line, At now, Sink& sink) const {
        const Figure* before = now == line.values.begin() ? nullptr : &std::prev(now)->second;
        const Figure* behind =
            std::next(now) == line.values.end() ? nullptr : &std::next(now)->second;
        const Decimal value = now->second.value.abs();
        int far_ones = 0;
        int sides = 0;
        const Figure* thousand = nullptr;
        for (const Figure* other : {before, behind}) {
            if (other == nullptr || other->value.is_zero()) {
                continue;
            }
            ++sides;
            const Decimal neighbour = other->value.abs();
            const bool jumps = (far(value, neighbour) && counts(*other)) ||
                               (far(neighbour, value) && counts(now->second));
            far_ones += jumps ? 1 : 0;
            if (value == neighbour.shifted(3) || (neighbour == value.shifted(3) && far_ones == 0)) {
                thousand = other;
            }
        }
        // At the end of a line the other years must keep together, and the value stand far above.
        const bool at_end = sides == 1 && far_ones == 1 && behind == nullptr &&
                            value > before->value.abs() && keeps_together(line, now);
        const bool alone = (sides == 2 && far_ones == 2) || at_end;
        const bool slipped = thousand != nullptr && value > thousand->value.abs();
        if (!alone && !slipped && !tenfold(line, now)) {
            return;
        }
        Case what = line.subject;
        what.in(now->first).at(now->second.place, now->second.printed);
        const Figure& other = before != nullptr ? *before : *behind;
        what.expected = other.printed;
        what.actual = now->second.printed;
        what.arguments.set("series", line.name);
        what.arguments.set("neighbours", neighbours(before, behind));
        what.facts = line.name;
        what.ties.explains.push_back(jump(now->second.key));
        what.ties.rests_on.push_back(suspect(now->second.key));
        sink.finding(what);
    }

    /// Two other years or more, none more than three times another.
    static bool keeps_together(const TimeLine& line, At now) {
        std::optional<Decimal> low;
        Decimal high;
        int others = 0;
        for (auto other = line.values.begin(); other != line.values.end(); ++other) {
            if (other != now) {
                const Decimal value = other->second.value.abs();
                low = low && *low < value ? *low : value;
                high = std::max(high, value);
                ++others;
            }
        }
        return others >= 2 && !low->is_zero() && high <= *low * Decimal(3);
    }

    /// The value fits among the others, which keep close together, with one digit less or more.
    bool tenfold(const TimeLine& line, At now) const {
        std::optional<Decimal> low;
        Decimal high;
        for (auto other = line.values.begin(); other != line.values.end(); ++other) {
            if (other == now) {
                continue;
            }
            const Decimal value = other->second.value;
            const Decimal& step = other->second.step;
            const Decimal last_digit = step.is_zero() ? Decimal(1) : step;
            if (value <= Decimal() || value < last_digit * Decimal(least_digits)) {
                return false;
            }
            low = low && *low < value ? *low : value;
            high = std::max(high, value);
        }
        if (line.values.size() < steady_years || !low || high > *low * steady_) {
            return false;
        }
        const Decimal value = now->second.value;
        for (const int power : {1, -1}) {
            const Decimal meant = value.shifted(power);
            // A small first year is the beginning of something that grew.
            const bool outside = power < 0
                                     ? value > high * Decimal(apart)
                                     : now != line.values.begin() && value * Decimal(apart) < *low;
            if (outside && meant * Decimal(4) >= *low * Decimal(3) &&
                meant * Decimal(3) <= high * Decimal(4)) {
                return true;
            }
        }
        return false;
    }

    static std::string neighbours(const Figure* before, const Figure* behind) {
        std::string text = before == nullptr ? "" : before->printed;
        if (behind != nullptr) {
            text += (text.empty() ? "" : ", ") + behind->printed;
        }
        return text;
    }

    /// Others below this many of their last digits are too few to be steady.
    static constexpr std::int64_t least_digits = 20;
    static constexpr std::size_t steady_years = 4;
    /// How many times beyond the others a value must lie.
    static constexpr std::int64_t apart = 6;

    std::int64_t factor_;
    Decimal least_;
    Decimal steady_;
};

}  // namespace

CheckKind magnitude_jump_kind() {
    return {
        "magnitude-jump",
        "One year of a series is of another order of magnitude than its neighbours.",
        {{.name = "factor",
          .type = ParameterType::integer,
          .meaning = "how many times as large as both neighbours, or as small",
          .fallback = "100",
          .low = 2},
         {.name = "smallest",
          .type = ParameterType::number,
          .meaning = "neighbours below this, in their unit, prove nothing",
          .fallback = "5"},
         {.name = "steady",
          .type = ParameterType::number,
          .meaning = "largest over smallest of the other years for a tenfold value to be a slip",
          .fallback = "2",
          .low = 1}},
        {"series", "neighbours"},
        make_check<MagnitudeJump>};
}

}  // namespace tenken::rules
