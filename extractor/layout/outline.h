// Tables that stand right below each other and touch: their widths tell them apart.
#pragma once

#include <vector>

#include "extractor/layout/component.h"
#include "extractor/layout/grid.h"

namespace tenken::layout {

/// Parts a group of faces where its right side steps: rows above as wide as each other, rows below
/// of another width, and no cell over the step. The group stays whole if its left side steps too (a
/// table may leave out its corner), or if a part has less than two rows and two columns (a total
/// under some of the columns).
/// A single row of three cells or more is a table that a page break cut, if it is the first or the
/// last of the group and has its own columns.
std::vector<std::vector<int>> part_at_steps(const Grid& grid, const std::vector<int>& group);

/// The lines of each part, cut off where the next one begins: a wall of one table is then no
/// column of the others.
std::vector<Component> lines_of_parts(const Lines& lines, const Grid& grid,
                                      const std::vector<std::vector<int>>& parts);

}  // namespace tenken::layout
