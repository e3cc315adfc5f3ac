#include "schema/table.h"

#include <algorithm>

namespace tenken::schema {

const Cell* Table::at(int row, int column) const {
    // Cells stand by row, then column: the one asked for is the last that begins at or before
    // (row, column), or, where an earlier row's cell reaches down, one further back.
    auto after = std::upper_bound(cells.begin(), cells.end(), std::pair{row, column},
                                  [](const std::pair<int, int>& position, const Cell& cell) {
                                      return position < std::pair{cell.row, cell.column};
                                  });
    while (after != cells.begin()) {
        const Cell& cell = *--after;
        if (row < cell.row + cell.row_span && column >= cell.column &&
            column < cell.column + cell.column_span) {
            return &cell;
        }
    }
    return nullptr;
}

}  // namespace tenken::schema
