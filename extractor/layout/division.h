// Lines that nobody drew but that the text shows within the faces of a grid.
//
// Two habits of tables leave them out: only the heading is divided into columns and the rows below
// have their figures under it; and only the columns are ruled, the rows being lines of text that
// stand beside each other. A face is divided only if nearly all of its text agrees.
#pragma once

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// Column boundaries of the most finely divided row, drawn through wider faces whose text keeps to
/// those columns.
Lines column_cuts(const Grid& grid, const Placement& placement, const Runs& runs);

/// Row boundaries between lines of text that stand beside each other in all columns of one row.
Lines row_cuts(const Grid& grid, const Placement& placement, const Runs& runs);

/// Column boundaries within faces whose every line shows the same number of figures side by side,
/// in a grid whose rows the text has shown: only groups of columns are ruled there. The headings
/// above are divided where their own words stand apart.
Lines figure_cuts(const Grid& grid, const Placement& placement, const Runs& runs);

}  // namespace tenken::layout
