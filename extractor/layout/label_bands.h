// A form whose labels are shaded and whose values have no lines between them: the edges of the
// labels' shades part the values too, where the text of each stands beside its label.
#pragma once

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// Lines across faces that reach over several rows, for grids whose row boundaries are edges of
/// shades and nothing else. A drawn line that ends at a face says that the face is one cell.
Lines label_bands(const Grid& grid, const Placement& placement, const Runs& runs);

}  // namespace tenken::layout
