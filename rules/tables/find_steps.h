// Lines of a table that go from one year to the next: running totals, and changes to the year
// before.
#pragma once

#include <vector>

#include "rules/tables/numbers.h"
#include "rules/tables/sum_reading.h"

namespace tenken::rules {

/// One place where a line is the other line of the same place, and one of the place before.
struct Step {
    int line = 0;             ///< the running total, or the change
    int position = 0;         ///< of it, and of `here`
    int here = 0;             ///< the line added
    int before = 0;           ///< the line whose place before is added or, for a change, taken away
    int position_before = 0;  ///< -1: nothing came before
    int sign = 1;             ///< beside `before`
    Outcome outcome = Outcome::unusable;
    bool sure = false;  ///< the rest of the line bears the reading out
};

/// 累計(t) = 累計(t-1) + 額(t) and 増減(t) = 額(t) - 額(t-1), where the figures of a line called so
/// bear it out. Places are taken in the order they are printed; a total over them is passed over.
std::vector<Step> find_steps(const Numbers& numbers);

}  // namespace tenken::rules
