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

/// The words by which the labels of a rate and of the lines beside it say how it comes about.
struct RateWords {
    /// The parameters that rate_word_parameters() declares.
    explicit RateWords(const Parameters& parameters);

    const PatternList& shares;      ///< 構成比
    const PatternList& attainment;  ///< 達成率: reached ÷ aimed
    const PatternList& reached;     ///< 実績
    const PatternList& aimed;       ///< 計画
    const PatternList& growth;      ///< 増減率
    const PatternList& each;        ///< 1人当たり
};

std::vector<ParameterSpec> rate_word_parameters();

/// Only lines of which at least three rates in four, and three in all, are right to one unit of
/// their last digit. That unit is allowed because amounts and rates are rounded apart.
std::vector<TableRate> find_rates(const Numbers& numbers, const RateWords& words);

}  // namespace tenken::rules
