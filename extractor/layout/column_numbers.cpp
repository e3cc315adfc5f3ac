#include "extractor/layout/column_numbers.h"

#include <algorithm>
#include <cstddef>

namespace tenken::layout {

using schema::Cell;
using schema::Table;

bool number_columns(Table& table, const std::vector<CellEdges>& edges, double tolerance) {
    std::vector<double> all;
    for (const CellEdges& edge : edges) {
        all.push_back(edge.left);
        all.push_back(edge.right);
    }
    std::sort(all.begin(), all.end());
    std::vector<double> firsts;  // of each boundary
    for (const double edge : all) {
        if (firsts.empty() || edge - firsts.back() > tolerance) {
            firsts.push_back(edge);
        }
    }
    const auto column_of = [&](double edge) {
        return static_cast<int>(std::upper_bound(firsts.begin(), firsts.end(), edge) -
                                firsts.begin()) -
               1;
    };
    table.columns = static_cast<int>(firsts.size()) - 1;
    std::vector<int> taken(
        static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns), 0);
    bool sound = true;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        Cell& cell = table.cells[i];
        cell.column = column_of(edges[i].left);
        cell.column_span = column_of(edges[i].right) - cell.column;
        sound = sound && cell.column_span > 0 && cell.row + cell.row_span <= table.rows;
        for (int row = cell.row; sound && row < cell.row + cell.row_span; ++row) {
            for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
                const auto at =
                    static_cast<std::size_t>(row) * static_cast<std::size_t>(table.columns) +
                    static_cast<std::size_t>(column);
                sound = sound && ++taken[at] == 1;
            }
        }
    }
    return sound;
}

}  // namespace tenken::layout
