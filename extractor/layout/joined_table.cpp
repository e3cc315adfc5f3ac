#include "extractor/layout/joined_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "extractor/layout/characters.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr double same_edge = 3;  // points
constexpr double rare = 0.2;     // share of blank cells in a column where a blank one means a cut

/// （目的及び内容）: a label in brackets that has its line for itself.
bool ends_with_label(const std::string& text) {
    constexpr std::u32string_view opening = U"（(【［[〔〈《";
    constexpr std::u32string_view closing = U"）)】］]〕〉》";
    const std::size_t line = text.rfind('\n');
    const std::string last = line == std::string::npos ? text : text.substr(line + 1);
    const std::size_t bracket = opening.find(first_character(last));
    return bracket != opening.npos && closing[bracket] == last_character(last);
}

}  // namespace

void append_continued(std::string& text, const std::string& rest) {
    if (text.empty() || rest.empty()) {
        text += rest;
        return;
    }
    const char32_t left = last_character(text);
    const char32_t right = first_character(rest);
    if (begins_entry(rest) || left == U'。' || left == U'．' || ends_with_label(text)) {
        text += '\n';
    } else if (!is_wide(left) && !is_wide(right) && left != U'-') {
        text += ' ';
    }
    text += rest;
}

JoinedTable::JoinedTable(Table first) : table_(std::move(first)) {
    last_ = table_;
    for (const Cell& cell : table_.cells) {
        edges_.push_back(
            {cell.place.box.x0 - table_.place.box.x0, cell.place.box.x1 - table_.place.box.x0});
    }
}

Cell* JoinedTable::cell_at_end(const CellEdges& edges) {
    for (std::size_t i = table_.cells.size(); i-- > 0;) {
        Cell& cell = table_.cells[i];
        if (cell.row + cell.row_span == table_.rows &&
            std::abs(edges_[i].left - edges.left) <= same_edge &&
            std::abs(edges_[i].right - edges.right) <= same_edge) {
            return &cell;
        }
    }
    return nullptr;
}

void JoinedTable::add(const Cell& cell, const CellEdges& edges, int row) {
    table_.cells.push_back(cell);
    table_.cells.back().row = row;
    edges_.push_back(edges);
}

bool JoinedTable::is_cut_group(const Cell& above, const Cell& below, double left) const {
    if (above.row_span < 2 && below.row_span < 2) {
        return false;
    }
    if (below.text.empty()) {
        return true;
    }
    int cells = 0;
    int blanks = 0;
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
        if (&table_.cells[i] != &above && std::abs(edges_[i].left - left) <= same_edge) {
            ++cells;
            blanks += table_.cells[i].text.empty() ? 1 : 0;
        }
    }
    return above.text.empty() && blanks <= rare * cells;
}

int JoinedTable::rows_of_cut_group(const Table& next, int row) {
    const Cell* first = nullptr;
    for (const Cell& cell : next.cells) {
        if (cell.row == row && (first == nullptr || cell.column < first->column)) {
            first = &cell;
        }
    }
    if (first == nullptr) {
        return 0;
    }
    const CellEdges edges{first->place.box.x0 - next.place.box.x0,
                          first->place.box.x1 - next.place.box.x0};
    const Cell* above = cell_at_end(edges);
    return above != nullptr && is_cut_group(*above, *first, edges.left) ? first->row_span : 0;
}

void JoinedTable::append(const Table& next, const Seam& seam) {
    const int first = seam.repeated_rows;
    const int rows = table_.rows;
    const int base = rows - first - (seam.row_cut ? 1 : 0);
    const int cut_rows = seam.row_cut ? 0 : rows_of_cut_group(next, first);
    std::vector<std::pair<Cell*, int>> longer;  // cells that grow, and by how many rows
    std::vector<std::pair<const Cell*, CellEdges>> fresh;
    for (const Cell& cell : next.cells) {
        const CellEdges edges{cell.place.box.x0 - next.place.box.x0,
                              cell.place.box.x1 - next.place.box.x0};
        if (cell.row < first) {
            for (std::size_t i = 0; i < table_.cells.size(); ++i) {
                if (table_.cells[i].row == cell.row &&
                    std::abs(edges_[i].left - edges.left) <= same_edge) {
                    table_.cells[i].continued.push_back(cell.place);
                    break;
                }
            }
            continue;
        }
        Cell* above = cell.row == first ? cell_at_end(edges) : nullptr;
        const bool group = above != nullptr &&
                           ((cell.text.empty() && (cell.row_span > 1 || above->row_span > 1)) ||
                            (cut_rows > 0 && cell.row_span == cut_rows &&
                             (cell.row_span > 1 || above->row_span > 1)));
        if (above != nullptr && (seam.row_cut || group)) {
            append_continued(above->text, cell.text);
            above->continued.push_back(cell.place);
            longer.emplace_back(above, cell.row_span - (seam.row_cut ? 1 : 0));
        } else {
            fresh.emplace_back(&cell, edges);
        }
    }
    for (const auto& [cell, rows_more] : longer) {
        cell->row_span += rows_more;
    }
    for (const auto& [cell, edges] : fresh) {
        add(*cell, edges, cell->row + base);
    }
    table_.rows = base + next.rows;
    table_.continued.push_back(next.place);
    last_ = next;
}

Table JoinedTable::finish() {
    if (has_parts() && !number_columns(table_, edges_, same_edge)) {
        number_columns(table_, edges_, 0.01);
    }
    std::stable_sort(table_.cells.begin(), table_.cells.end(), [](const Cell& a, const Cell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return std::move(table_);
}

}  // namespace tenken::layout
