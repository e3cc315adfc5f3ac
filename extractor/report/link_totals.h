// Totals and the items that they are of.
#pragma once

#include <vector>

#include "extractor/report/vocabulary.h"
#include "schema/report.h"

namespace tenken::report {

/// Adds an item's own totals. An amount that a roll-up gives for the item already is not told
/// twice.
void add_item_totals(schema::Report& report, std::vector<schema::Total> totals);

/// A roll-up without a column of numbers: 2-3 ふるさと納税の推進, or the name alone, is that
/// item's row. A number before other words numbers a list: 1 収入額.
void link_totals(schema::Report& report, const Vocabulary& vocabulary);

}  // namespace tenken::report
