// Any quantity of the report that has one value a year: results of items, effects, series.
#pragma once

#include <map>
#include <vector>

#include "rules/context/context.h"
#include "rules/engine/case.h"
#include "rules/sums/figure.h"

namespace tenken::rules {

struct TimeLine {
    Case subject;      ///< item and name; year and place are those of the value in question
    std::string name;  ///< 寄附件数, 年次効果額, 市税
    std::map<int, Figure> values;
};

/// Results of items outside brackets, annual effects and series, with three years at least.
std::vector<TimeLine> time_lines(const Context& context);

}  // namespace tenken::rules
