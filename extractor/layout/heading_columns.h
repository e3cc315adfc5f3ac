// Rows between horizontal lines alone, under a row of headings whose shades show the columns.
#pragma once

#include <cstddef>

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// Column boundaries of a row of headings, drawn through the rows below it that nothing parts and
/// whose text keeps to those columns, each in two of them at least: `least` such rows in a row.
Lines heading_columns(const Grid& grid, const Placement& placement, const Runs& runs,
                      std::size_t least);

}  // namespace tenken::layout
