// The heading of an unruled table: names of columns, on one line or several, and names of groups of
// columns above them.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/layout/band_line.h"

namespace tenken::layout {

/// How many of the lines are heading: up to the first rule within the table, else up to the first
/// line of figures.
std::size_t heading_lines(const std::vector<BandLine>& lines);

/// Rows of cells for the first `count` lines. A name on several lines is one cell; a name over one
/// column beside a group of columns reaches down to the bottom of the heading.
struct Heading {
    std::vector<TextCell> cells;  ///< row and row_span set
    std::vector<double> tops;     ///< of its rows
};
Heading text_heading(const std::vector<BandLine>& lines, std::size_t count,
                     const std::vector<TextColumn>& columns, const std::vector<Line>& partial);

}  // namespace tenken::layout
