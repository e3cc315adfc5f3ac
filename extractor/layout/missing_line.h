// A ruling between two cells that was forgotten in one row: the rows above and below have it, and
// the texts of the face that is left stand exactly as those of the two columns do.
#pragma once

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// The pieces of column boundaries that are missing. A face over the whole width of the grid is
/// rather a heading: there all texts have to stand as those of both rows do.
Lines missing_lines(const Grid& grid, const Placement& placement, const Runs& runs);

}  // namespace tenken::layout
