#include "extractor/layout/table_maker.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

/// Maps the strips of the grid that cells of a group begin or end at to 0, 1, 2 …
std::vector<int> numbering(const std::vector<int>& group, const Grid& grid, bool rows) {
    std::vector<int> number(static_cast<std::size_t>(rows ? grid.rows() : grid.columns()) + 1, 0);
    for (const int n : group) {
        const Face& face = grid.faces[static_cast<std::size_t>(n)];
        const int first = rows ? face.row : face.column;
        const int last = first + (rows ? face.row_span : face.column_span);
        number[static_cast<std::size_t>(first)] = 1;
        number[static_cast<std::size_t>(last)] = 1;
    }
    int next = 0;
    for (int& n : number) {
        n = n == 1 ? next++ : next;
    }
    return number;
}

}  // namespace

TableMaker::TableMaker(const FilledGrid& filled, const RunIndex& index, const extractor::Page& page)
    : filled_(filled),
      runs_(index.runs()),
      page_(page),
      shades_(shades_by_face(filled.grid, page.shades)),
      runs_of_(filled.grid.faces.size()) {
    for (const Placed& placed : filled.placement.runs) {
        runs_of_[static_cast<std::size_t>(placed.face)].push_back(placed.run);
    }
}

FoundTable TableMaker::make(const std::vector<int>& group) const {
    const std::vector<int> rows = numbering(group, filled_.grid, true);
    const std::vector<int> columns = numbering(group, filled_.grid, false);
    FoundTable found;
    Table& table = found.table;
    table.place.page = page_.number;
    table.cells.reserve(group.size());
    for (const int n : group) {
        const Face& face = filled_.grid.faces[static_cast<std::size_t>(n)];
        Cell cell;
        cell.row = rows[static_cast<std::size_t>(face.row)];
        cell.column = columns[static_cast<std::size_t>(face.column)];
        cell.row_span = rows[static_cast<std::size_t>(face.row + face.row_span)] - cell.row;
        cell.column_span =
            columns[static_cast<std::size_t>(face.column + face.column_span)] - cell.column;
        cell.place.page = page_.number;
        cell.place.box = filled_.grid.box(face);
        fill(cell, n, found);
        table.rows = std::max(table.rows, cell.row + cell.row_span);
        table.columns = std::max(table.columns, cell.column + cell.column_span);
        table.place.box = table.place.box.united(cell.place.box);
        table.cells.push_back(std::move(cell));
    }
    return found;
}

void TableMaker::fill(Cell& cell, int face, FoundTable& found) const {
    const auto f = static_cast<std::size_t>(face);
    std::vector<const Run*> in_cell;
    in_cell.reserve(runs_of_[f].size());
    for (const std::uint32_t run : runs_of_[f]) {
        in_cell.push_back(&runs_.runs[run]);
    }
    found.runs.insert(found.runs.end(), runs_of_[f].begin(), runs_of_[f].end());
    CellText text = cell_text(in_cell, cell.place.box, runs_);
    cell.text = std::move(text.text);
    cell.vertical = text.vertical;
    cell.shaded = !shades_.empty() && is_shaded(cell.place.box, in_cell, shades_[f]);
}

}  // namespace tenken::layout
