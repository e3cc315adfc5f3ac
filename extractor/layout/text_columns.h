// Columns that only the text shows.
#pragma once

#include <vector>

#include "extractor/layout/bands.h"

namespace tenken::layout {

/// From the left edge of its leftmost to the right edge of its rightmost text.
struct TextColumn {
    double u0 = 0;
    double u1 = 0;
    int members = 0;  ///< segments that stand in this column alone
};

/// Columns of the bands [first, last). Segments that reach over several columns, which other lines
/// keep apart, are headings over them and make no column.
/// `one_is_enough`: one line that keeps two columns apart outweighs one text over both, and what
/// stands by itself is a column: the first lines of a form have columns of their own.
std::vector<TextColumn> text_columns(const Bands& bands, std::size_t first, std::size_t last,
                                     bool one_is_enough = false);

/// The columns, from and to, that a segment stands in or over.
struct ColumnRange {
    int first = 0;
    int last = 0;
};
ColumnRange columns_under(const std::vector<TextColumn>& columns, double u0, double u1);

/// True if a text stands over the middle of the columns from `first` to the last.
bool stands_over(const std::vector<TextColumn>& columns, std::size_t first, const TextLine& text);

}  // namespace tenken::layout
