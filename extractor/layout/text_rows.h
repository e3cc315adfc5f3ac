// Rows that only the text shows: which lines are one row, what is heading.
#pragma once

#include <string>
#include <vector>

#include "extractor/layout/tabular_region.h"
#include "extractor/layout/text_columns.h"

namespace tenken::layout {

/// A cell of an unruled table, with the segments it consists of.
struct TextCell {
    int row = 0;
    int row_span = 1;
    int first_column = 0;
    int last_column = 0;
    std::vector<const TextLine*> lines;  ///< from top to bottom
};

struct TextRows {
    int count = 0;
    std::vector<TextCell> cells;
    std::vector<double> edges;  ///< heights of the row boundaries, count + 1 of them
};

TextRows text_rows(const Bands& bands, const TabularRegion& region,
                   const std::vector<TextColumn>& columns);

}  // namespace tenken::layout
