// A table as it stands on its pages: what layout finds and what the report keeps as evidence.
#pragma once

#include <string>
#include <vector>

#include "schema/geometry.h"

namespace tenken::schema {

/// By what a table was known to be one.
enum class Evidence {
    ruled,       ///< its cells are closed by rulings
    half_ruled,  ///< rulings in one direction, aligned text in the other
    aligned,     ///< no rulings, text in columns
    transcript,  ///< tabs of a transcript
};

/// row and column count from 0 in the whole table, also where it goes on over pages.
struct Cell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    std::string text;  ///< paragraphs parted by '\n'; a wrapped line is joined; "" is a blank cell
    Place place;
    std::vector<Place> continued;  ///< further parts, where a page break cuts the cell
    bool vertical = false;         ///< written from top to bottom
    bool shaded = false;           ///< filled with a colour other than white
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Table {
    std::string id;  ///< "t1", "t2" … in reading order of the document
    int rows = 0;
    int columns = 0;
    Evidence evidence = Evidence::ruled;
    Place place;                   ///< on the page where it begins
    std::vector<Place> continued;  ///< on the pages where it goes on
    std::vector<Cell> cells;  ///< by row, then column; positions without a cell are missing cells
    std::string packed = {};  ///< the cells while nobody looks at them (packed_cells.h), else ""

    /// The cell that covers (row, column), spans counted; nullptr where there is none.
    const Cell* at(int row, int column) const;
    friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace tenken::schema
