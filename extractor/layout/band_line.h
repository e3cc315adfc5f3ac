// The lines of a tabular region with their text put to its columns.
#pragma once

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
    bool over_group = false;  ///< a name that is known to be meant for all of its columns
    std::vector<const TextLine*> lines;

    bool is_single() const { return first_column == last_column; }
    bool shares_column(const TextCell& other) const {
        return first_column <= other.last_column && other.first_column <= last_column;
    }
};

/// One line of the region. Column 0 holds the labels.
struct BandLine {
    std::vector<TextCell> cells;  ///< from left to right
    double v0 = 0;
    double v1 = 0;
    double size = 0;
    bool ruled_above = false;  ///< a rule stands between it and the line before

    double middle() const { return (v0 + v1) / 2; }
    const TextCell* in(int column) const;
    bool has_label() const { return in(0) != nullptr; }
    bool label_only() const { return cells.size() == 1 && has_label(); }
    bool has_figures() const;
    /// Beside the label most of it is figures, not all of them years.
    bool is_data() const;
};

std::vector<BandLine> band_lines(const Bands& bands, const TabularRegion& region,
                                 const std::vector<TextColumn>& columns);

/// Adds a cell to those of a row; what shares a column with it becomes one cell with it.
void put(std::vector<TextCell>& row, TextCell cell);

}  // namespace tenken::layout
