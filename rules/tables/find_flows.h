// Stocks that a table carries from year to year: 前年度末現在高 + 積立 - 取崩 = 年度末現在高.
#pragma once

#include <vector>

#include "rules/tables/numbers.h"
#include "rules/tables/sum_reading.h"

namespace tenken::rules {

struct Flow {
    int opening = 0;     ///< line of the stock that the year begins with
    SumReading reading;  ///< its closing stock, as the sum of what stands from the opening one on
};

/// The opening and the closing line are known by their labels; the figures show what is added and
/// what is taken away.
std::vector<Flow> find_flows(const Numbers& numbers, const TableWords& words);

/// The year after begins with what the year before ends with: `position` opens with the closing
/// stock of `before`.
struct CarriedStock {
    int opening = 0;
    int closing = 0;
    int position = 0;
    int before = 0;
};

/// Where most places of the flow show it.
std::vector<CarriedStock> carried_stocks(const Numbers& numbers, const Flow& flow);

}  // namespace tenken::rules
