// The columns of a table counted by where its cells begin and end.
#pragma once

#include <vector>

#include "schema/table.h"

namespace tenken::layout {

/// Left and right edge of a cell, points from wherever all of them are measured.
struct CellEdges {
    double left = 0;
    double right = 0;
};

/// Numbers the columns of cells anew; edges no further apart than `tolerance` are one. False if two
/// cells would stand at one place then, or one nowhere: the numbers are of no use.
bool number_columns(schema::Table& table, const std::vector<CellEdges>& edges, double tolerance);

}  // namespace tenken::layout
