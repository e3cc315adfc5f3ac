// Pages of two and more columns of running text: a table in one of them stands beside the text of
// the others, and is looked for in its own column.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/bands.h"
#include "extractor/layout/rulings.h"

namespace tenken::layout {

/// The runs of a page's bands: those of lines over the whole width first, then by columns of
/// running text. One group if there are no columns. Numbers of runs, as in `make_bands`.
std::vector<std::vector<std::uint32_t>> column_groups(const Bands& bands, const Runs& runs,
                                                      const std::vector<Line>& rules);

}  // namespace tenken::layout
