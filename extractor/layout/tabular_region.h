// Where on a page lines of text stand in columns: candidates for tables that are not ruled.
#pragma once

#include <vector>

#include "extractor/layout/bands.h"
#include "extractor/layout/rulings.h"

namespace tenken::layout {

/// Bands [first, last) and what rules there are with them.
struct TabularRegion {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<double> rules;  ///< heights of lines as wide as the region, also above and below it
    std::vector<Line> partial;  ///< shorter lines within: under headings of several columns
};

/// Runs of bands in which text keeps to common columns. They end at wide gaps, at running text and
/// outside the outermost of the rules that belong to them.
std::vector<TabularRegion> tabular_regions(const Bands& bands, const std::vector<Line>& rules);

}  // namespace tenken::layout
