// Figures that may stand in another cell than it seems, because a ruling is lost.
#pragma once

#include <vector>

#include "extractor/scan/check_figures.h"
#include "extractor/scan/find_rulings.h"

namespace tenken::scan {

/// A ruling that ends at the wall of a cell or within it, and would part what stands in that cell
/// if it went on, may have been lost there: the figures of the cell become doubtful ("ruling"). An
/// upright one has text on both sides, a level one figures above and below.
void doubt_joined_cells(const std::vector<PixelLine>& rulings, double resolution,
                        std::vector<ReadLine>& lines);

}  // namespace tenken::scan
