#include "extractor/layout/cut_table.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "extractor/layout/column_numbers.h"
#include "extractor/layout/component.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

Table part(const Table& whole, int from, int to, double right) {
    Table out;
    out.evidence = whole.evidence;
    out.place.page = whole.place.page;
    out.rows = to - from;
    for (const Cell& cell : whole.cells) {
        if (cell.row >= from && cell.row < to) {
            out.cells.push_back(cell);
            out.cells.back().row -= from;
        }
    }
    double last = -1e9;  // where the walls of the whole table put the right side
    for (const Cell& cell : out.cells) {
        last = std::max(last, cell.place.box.x1);
    }
    for (Cell& cell : out.cells) {
        if (cell.place.box.x1 > last - touching && right > cell.place.box.x0) {
            cell.place.box.x1 = right;
        }
        out.place.box = out.place.box.united(cell.place.box);
    }
    std::vector<CellEdges> edges;
    edges.reserve(out.cells.size());
    for (const Cell& cell : out.cells) {
        edges.push_back({cell.place.box.x0, cell.place.box.x1});
    }
    number_columns(out, edges, 0.01);
    return out;
}

}  // namespace

std::optional<TableParts> cut_table(const Table& table, const FrameStep& step) {
    const bool crossed = std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
        return cell.row < step.row && cell.row + cell.row_span > step.row;
    });
    if (crossed || step.row <= 0 || step.row >= table.rows) {
        return std::nullopt;
    }
    TableParts out{part(table, 0, step.row, step.above),
                   part(table, step.row, table.rows, step.below)};
    if (out.above.cells.empty() || out.below.cells.empty()) {
        return std::nullopt;
    }
    return out;
}

}  // namespace tenken::layout
