// Which lines each total of a table adds up.
#pragma once

#include <vector>

#include "rules/tables/sum_reading.h"
#include "rules/tables/table_words.h"

namespace tenken::rules {

/// Lines that are the sum of the lines set in below them, or numbered one level deeper, or that a
/// heading calls their make-up. `inner` marks those lines: a total further down does not add them
/// again.
std::vector<SumReading> find_heads(const Numbers& numbers, const TableWords& words,
                                   std::vector<bool>& inner);

/// Lines called totals. What they add up is not printed, so the reading is taken that the figures
/// bear out: the lines before it back to a boundary, with sub-totals in place of their own parts;
/// else the lines behind it. A total without such a reading is given with its most natural one and
/// not accepted.
std::vector<SumReading> find_totals(const Numbers& numbers, const std::vector<bool>& inner);

}  // namespace tenken::rules
