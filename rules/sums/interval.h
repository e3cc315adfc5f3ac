// What a printed number may stand for.
//
// 35.8 shown to one place is, if it was rounded half up, any value from 35.75 to 35.85; if it was
// cut off, any from 35.8 up to 35.9. Sums are tested by whether such intervals meet, as XBRL
// Calculations 1.1 does, and never by a tolerance that somebody chose.
#pragma once

#include "schema/decimal.h"

namespace tenken::rules {

/// How a document shortens its numbers.
enum class Convention { round, truncate };

struct Interval {
    schema::Decimal low;
    schema::Decimal high;
    bool low_open = false;  ///< `low` itself is not in it
    bool high_open = false;

    /// Exactly `value`.
    static Interval point(const schema::Decimal& value) { return {value, value, false, false}; }

    /// The values that are shown as `value` with `step` for one unit of the last digit; step 0:
    /// exact. Truncation is towards zero, so it mirrors for negative values and opens both ways for
    /// 0.
    static Interval shown(const schema::Decimal& value, const schema::Decimal& step,
                          Convention convention);

    Interval widened(const schema::Decimal& by) const;
    Interval operator-() const { return {-high, -low, high_open, low_open}; }
    friend Interval operator+(const Interval& a, const Interval& b);

    bool contains(const schema::Decimal& value) const;
    bool meets(const Interval& other) const;
};

}  // namespace tenken::rules
