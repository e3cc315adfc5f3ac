// What tables of text alone have in common when they are made.
#pragma once

#include <vector>

#include "extractor/layout/text_columns.h"
#include "schema/table.h"

namespace tenken::layout {

/// The left edge, the middles of the gaps between columns, the right edge.
std::vector<double> column_edges(const std::vector<TextColumn>& columns);

/// A position without text is a blank cell, as it is between rulings. Sorts the cells by row and
/// column; `xs` and `ys`: edges of the columns and rows. The table's box grows with its cells.
void fill_blank_cells(schema::Table& table, const std::vector<double>& xs,
                      const std::vector<double>& ys);

}  // namespace tenken::layout
