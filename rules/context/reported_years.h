// Which years of its plan a report reports on.
#pragma once

#include <optional>
#include <set>

#include "schema/report.h"

namespace tenken::rules {

/// A year is reported on if the share of items that say something of it is at least a third of the
/// best year's share: years that nearly all items leave open are still to come, or lie behind, and
/// their blanks are no gaps. Where results are told, a year of which there are only amounts (the
/// effect of last year beside this year's) is none of them.
std::set<int> reported_years_of(const schema::Report& report,
                                const std::optional<schema::Period>& period);

}  // namespace tenken::rules
