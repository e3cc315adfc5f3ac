// Rates, shares and rates of change of a table worked out anew.
#pragma once

#include <string>
#include <vector>

#include "rules/tables/numbers.h"

namespace tenken::rules {

/// How a line called 率, 比 or % comes from the figures beside it.
enum class RateForm {
    quotient,  ///< A ÷ B × 100
    change,    ///< (A − B) ÷ B × 100
    share,     ///< A ÷ the A of the line that shows 100, × 100
    fraction,  ///< A ÷ B
};

/// One printed rate of a line whose form the others bear out.
struct TableRate {
    bool closes = false;
    bool sure = false;  ///< many others hold, and this one fails
    int line = 0;
    int position = 0;
    std::string expected;              ///< with one digit more than printed, "" if it closes
    std::string formula;               ///< with the numbers put in
    std::vector<std::string> figures;  ///< keys of the two figures it comes from
};

/// Only lines of which at least three rates in four, and three in all, are right to one unit of
/// their last digit. That unit is allowed because amounts and rates are rounded apart.
std::vector<TableRate> find_rates(const Numbers& numbers);

}  // namespace tenken::rules
