// Tables that are one list printed over several pages, joined for their arithmetic.
#pragma once

#include <vector>

#include "rules/engine/words.h"
#include "schema/table.h"

namespace tenken::rules {

/// The tables of a report, those that go on over pages as one: same place across the page, same
/// columns, the same heading rows again, and a total on the last page only. Others stay as they
/// are. `totals`: labels of a row that is a total.
std::vector<schema::Table> joined_tables(const std::vector<schema::Table>& tables,
                                         const PatternList& totals);

}  // namespace tenken::rules
