#include "extractor/layout/blank_cells.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tenken::layout {

using schema::Cell;
using schema::Table;

std::vector<double> column_edges(const std::vector<TextColumn>& columns) {
    std::vector<double> out{columns.front().u0};
    for (std::size_t c = 1; c < columns.size(); ++c) {
        out.push_back((columns[c - 1].u1 + columns[c].u0) / 2);
    }
    out.push_back(columns.back().u1);
    return out;
}

void fill_blank_cells(Table& table, const std::vector<double>& xs, const std::vector<double>& ys) {
    std::vector<bool> taken(static_cast<std::size_t>(table.rows * table.columns), false);
    for (const Cell& cell : table.cells) {
        for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
            for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
                taken[static_cast<std::size_t>(row * table.columns + c)] = true;
            }
        }
        table.place.box = table.place.box.united(cell.place.box);
    }
    for (int row = 0; row < table.rows; ++row) {
        for (int c = 0; c < table.columns; ++c) {
            if (!taken[static_cast<std::size_t>(row * table.columns + c)]) {
                Cell cell;
                cell.row = row;
                cell.column = c;
                cell.place.page = table.place.page;
                cell.place.box = {
                    xs[static_cast<std::size_t>(c)], ys[static_cast<std::size_t>(row)],
                    xs[static_cast<std::size_t>(c) + 1], ys[static_cast<std::size_t>(row) + 1]};
                table.cells.push_back(std::move(cell));
            }
        }
    }
    std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
}

}  // namespace tenken::layout
