// Tables that stand right below each other and touch: their widths tell them apart.
#pragma once

#include <vector>

#include "extractor/layout/grid.h"

namespace tenken::layout {

/// Parts a group of faces where its right side steps: rows above as wide as each other, rows below
/// of another width, and no cell over the step. The group stays whole if its left side steps too (a
/// table may leave out its corner), or if a part has less than two rows and two columns (a total
/// under some of the columns).
std::vector<std::vector<int>> part_at_steps(const Grid& grid, const std::vector<int>& group);

}  // namespace tenken::layout
