// The running total that a year's text or cell gives beside its own figure.
#pragma once

#include <string>

#include "rules/context/item_view.h"

namespace tenken::rules {

/// 2施設を廃止した（累計12施設）: the only running total of the unit in the year's text; nullptr
/// for none or several.
const Fact* told_running_total(const YearView& year, const std::string& family);

/// The figure of a cell under 累計, nullptr for none.
const Fact* running_total(const YearView& year, const std::string& family);

}  // namespace tenken::rules
