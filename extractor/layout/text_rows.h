// Rows that only the text shows: which lines are one row, what is heading.
#pragma once

#include <vector>

#include "extractor/layout/band_line.h"

namespace tenken::layout {

struct TextRows {
    int count = 0;
    int heading = 0;              ///< rows of them that name the columns
    std::vector<TextCell> cells;  ///< their lines from top to bottom, then left to right
    std::vector<double> edges;    ///< heights of the row boundaries, count + 1 of them
};

TextRows text_rows(const Bands& bands, const TabularRegion& region,
                   const std::vector<TextColumn>& columns);

}  // namespace tenken::layout
