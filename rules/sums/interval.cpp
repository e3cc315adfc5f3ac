#include "rules/sums/interval.h"

namespace tenken::rules {

using schema::Decimal;

Interval Interval::shown(const Decimal& value, const Decimal& step, Convention convention) {
    if (step.is_zero()) {
        return point(value);
    }
    if (convention == Convention::round) {
        // Half up leaves the upper end out; programs that round half to even or away from zero do
        // not, so both ends are taken as possible.
        const Decimal half = step * Decimal(5, 1);
        return {value - half, value + half, false, false};
    }
    if (value.is_zero()) {
        return {-step, step, true, true};
    }
    if (value.is_negative()) {
        return {value - step, value, true, false};
    }
    return {value, value + step, false, true};
}

Interval Interval::widened(const Decimal& by) const {
    return {low - by, high + by, low_open, high_open};
}

Interval operator+(const Interval& a, const Interval& b) {
    return {a.low + b.low, a.high + b.high, a.low_open || b.low_open, a.high_open || b.high_open};
}

bool Interval::contains(const Decimal& value) const {
    const bool above = low_open ? value > low : value >= low;
    const bool below = high_open ? value < high : value <= high;
    return above && below;
}

bool Interval::meets(const Interval& other) const {
    const bool before = high_open || other.low_open ? high <= other.low : high < other.low;
    const bool behind = low_open || other.high_open ? low >= other.high : low > other.high;
    return !before && !behind;
}

}  // namespace tenken::rules
