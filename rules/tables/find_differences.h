// Which two lines each difference of a table is taken from.
#pragma once

#include <vector>

#include "rules/tables/sum_reading.h"

namespace tenken::rules {

/// Lines called 増減, 比較 or 差引, each as one line near it minus another: the pair that the
/// figures bear out. 比較 may also be the heading of a group; its lines then compare lines of the
/// same name in two groups before it. Only readings that hold in most places are given.
std::vector<SumReading> find_differences(const Numbers& numbers);

/// Lines whose label gives their own formula by letters that other labels carry: 収支差引 (A)-(D).
/// They are given even if they fail; `accepted` tells whether they hold more often than not.
std::vector<SumReading> find_letter_sums(const Numbers& numbers);

}  // namespace tenken::rules
