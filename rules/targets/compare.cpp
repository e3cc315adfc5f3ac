#include "rules/targets/match.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// Half up, away from zero, to whole multiples of `step`.
Decimal rounded_to(const Decimal& value, const Decimal& step) {
    const Decimal half = step * Decimal(5, 1);
    const Decimal moved = value.is_negative() ? value - half : value + half;
    return Decimal::divide(moved, step, 0) * step;
}

using Outcome = Comparison::Outcome;

Comparison judged(Outcome outcome, const Decimal& gap) {
    return {outcome, gap, {}};
}

Comparison undecided(const Decimal& gap, const char* ja, const char* en) {
    return {Outcome::undecided, gap, {ja, en}};
}

bool reaches(Direction::Way way, const Decimal& result, const Decimal& target) {
    return way == Direction::Way::down ? result <= target : result >= target;
}

/// Hits the value, whichever side it may miss on.
Comparison compare_equal(const Figure& target, const Figure& result, const Decimal& allowed) {
    const Decimal gap = result.value - target.value;
    const Interval wide =
        target.shown(Convention::round).widened(allowed + result.step * Decimal(5, 1));
    return judged(wide.contains(result.value) ? Outcome::met : Outcome::missed, gap);
}

}  // namespace

Comparison compare(const MatchedTarget& matched, const Figure& result, const Decimal& about) {
    const Figure& target = matched.figure;
    const Decimal gap = result.value - target.value;
    switch (matched.target->relation) {
        case schema::Relation::equal:
            return compare_equal(target, result, Decimal());
        case schema::Relation::about:
            return compare_equal(target, result, (target.value * about).abs().shifted(-2));
        case schema::Relation::at_least:
        case schema::Relation::at_most:
            break;
    }
    const Direction::Way way = matched.direction.way;
    if (gap.is_zero()) {
        return judged(Outcome::met, gap);
    }
    if (way == Direction::Way::unknown) {
        return undecided(gap, "大きいほどよいのか小さいほどよいのか、書かれていない",
                         "nothing says whether more or less is better");
    }
    if (result.step > target.step) {
        const Interval shown = result.shown(Convention::round);
        const bool low = reaches(way, shown.low, target.value);
        const bool high = reaches(way, shown.high, target.value);
        if (low != high) {
            return undecided(gap, "実績の端数が目標より粗く、決められない",
                             "the result is shown too coarsely to decide");
        }
        return judged(low ? Outcome::met : Outcome::missed, gap);
    }
    const Decimal rounded =
        target.step.is_zero() ? result.value : rounded_to(result.value, target.step);
    return judged(reaches(way, rounded, target.value) ? Outcome::met : Outcome::missed, gap);
}

}  // namespace tenken::rules
