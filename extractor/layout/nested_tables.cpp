#include "extractor/layout/nested_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "extractor/layout/column_numbers.h"
#include "extractor/layout/text.h"
#include "schema/packed_cells.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr double filled = 0.8;     // share of the cell's width
constexpr double same_side = 1;    // points
constexpr double same_edge = 1.5;  // points: walls of the form and of what it holds

double area(const Box& box) {
    return box.width() * box.height();
}

bool holds(const Box& outer, const Box& inner) {
    return inner.x0 > outer.x0 - same_side && inner.x1 < outer.x1 + same_side &&
           inner.y0 > outer.y0 - same_side && inner.y1 < outer.y1 + same_side;
}

/// The cell of one row that an inner table fills, nullptr for none.
const Cell* cell_around(const Table& outer, const Box& inner) {
    const auto cell = std::find_if(outer.cells.begin(), outer.cells.end(), [&](const Cell& one) {
        return one.row_span == 1 && holds(one.place.box, inner);
    });
    return cell != outer.cells.end() && inner.width() >= filled * cell->place.box.width() ? &*cell
                                                                                          : nullptr;
}

/// The text of a cell above, between and below the tables in it; none if some stands beside them.
std::optional<std::vector<std::string>> texts_around(const FoundTable& outer, const Cell& cell,
                                                     const std::vector<NestedTables::Inner>& inner,
                                                     const Runs& runs) {
    std::vector<std::vector<const Run*>> parts(inner.size() + 1);
    for (const std::uint32_t number : outer.runs) {
        const Run& run = runs.runs[number];
        const double y = run.box.center_y();
        if (!cell.place.box.contains(run.box.center_x(), y)) {
            continue;
        }
        std::size_t part = 0;
        while (part < inner.size() && y > inner[part].table.box.y1) {
            ++part;
        }
        if (part == inner.size() || y < inner[part].table.box.y0) {
            parts[part].push_back(&run);
        } else if (!inner[part].table.box.contains(run.box.center_x(), y)) {
            return std::nullopt;
        }
    }
    std::vector<std::string> out;
    for (const std::vector<const Run*>& part : parts) {
        out.push_back(part.empty() ? std::string() : cell_text(part, cell.place.box, runs).text);
    }
    return out;
}

Table* table_at(PageLayout& page, const schema::Place& place) {
    for (Block& block : page.blocks) {
        auto* table = std::get_if<Table>(&block);
        if (table != nullptr && table->place == place) {
            return table;
        }
    }
    return nullptr;
}

/// Rows of what a cell held, from its first one on.
class Filling {
  public:
    explicit Filling(const Cell& cell) : cell_(cell) {}

    void add(const std::string& text, double top, double bottom) {
        if (text.empty()) {
            return;
        }
        Cell one = cell_;
        one.text = text;
        one.place.box.y0 = top;
        one.place.box.y1 = bottom;
        one.row = cell_.row + rows_++;
        cells_.push_back(std::move(one));
    }

    void add(const Table& inner) {
        for (Cell cell : inner.cells) {
            Box& box = cell.place.box;
            if (box.x0 < inner.place.box.x0 + same_side) {
                box.x0 = cell_.place.box.x0;
            }
            if (box.x1 > inner.place.box.x1 - same_side) {
                box.x1 = cell_.place.box.x1;
            }
            cell.row += cell_.row + rows_;
            cells_.push_back(std::move(cell));
        }
        rows_ += inner.rows;
    }

    int rows() const { return rows_; }
    std::vector<Cell>& cells() { return cells_; }

  private:
    const Cell cell_;
    std::vector<Cell> cells_;
    int rows_ = 0;
};

/// Puts the rows in the place of a cell of `outer`.
bool replace(Table& outer, const Cell& old, Filling& rows) {
    const int more = rows.rows() - 1;
    Table out = outer;
    out.cells.clear();
    for (Cell cell : outer.cells) {
        if (cell == old) {
            continue;
        }
        if (cell.row > old.row) {
            cell.row += more;
        } else if (cell.row + cell.row_span > old.row) {
            cell.row_span += more;
        }
        out.cells.push_back(std::move(cell));
    }
    for (Cell& cell : rows.cells()) {
        out.cells.push_back(std::move(cell));
    }
    out.rows += more;
    std::vector<CellEdges> edges;
    edges.reserve(out.cells.size());
    for (const Cell& cell : out.cells) {
        edges.push_back({cell.place.box.x0, cell.place.box.x1});
    }
    if (!number_columns(out, edges, same_edge)) {
        return false;
    }
    std::stable_sort(out.cells.begin(), out.cells.end(), [](const Cell& a, const Cell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    outer = std::move(out);
    return true;
}

bool take_in(PageLayout& page, const NestedTables& nested) {
    Table* outer = table_at(page, nested.outer);
    if (outer == nullptr) {
        return false;
    }
    unpack_cells(*outer);
    const auto cell = std::find_if(outer->cells.begin(), outer->cells.end(),
                                   [&](const Cell& one) { return one.place == nested.cell; });
    if (cell == outer->cells.end()) {
        return false;
    }
    Filling rows(*cell);
    double top = cell->place.box.y0;
    for (const NestedTables::Inner& inner : nested.inner) {
        Table* table = table_at(page, inner.table);
        if (table == nullptr) {
            return false;
        }
        unpack_cells(*table);
        rows.add(inner.above, top, table->place.box.y0);
        rows.add(*table);
        top = table->place.box.y1;
    }
    rows.add(nested.below, top, cell->place.box.y1);
    const Cell old = *cell;
    const bool packing = !outer->packed.empty();
    if (!replace(*outer, old, rows)) {
        return false;
    }
    outer->packed = std::string();
    if (packing) {
        pack_cells(*outer);
    }
    return true;
}

}  // namespace

std::vector<NestedTables> find_nested_tables(const std::vector<FoundTable>& tables,
                                             const Runs& runs) {
    std::vector<NestedTables> out;
    for (const FoundTable& found : tables) {
        const Box& inner = found.table.place.box;
        const FoundTable* outer = nullptr;  // the smallest around it
        for (const FoundTable& other : tables) {
            const Box& box = other.table.place.box;
            if (&other != &found && area(box) > area(inner) && holds(box, inner) &&
                (outer == nullptr || area(box) < area(outer->table.place.box))) {
                outer = &other;
            }
        }
        const Cell* cell = outer != nullptr ? cell_around(outer->table, inner) : nullptr;
        if (cell == nullptr) {
            continue;
        }
        auto same = std::find_if(out.begin(), out.end(), [&](const NestedTables& nested) {
            return nested.outer == outer->table.place && nested.cell == cell->place;
        });
        if (same == out.end()) {
            out.push_back({outer->table.place, cell->place, {}, ""});
            same = out.end() - 1;
        }
        same->inner.push_back({"", found.table.place});
    }
    std::vector<NestedTables> known;
    for (NestedTables& nested : out) {
        std::sort(nested.inner.begin(), nested.inner.end(),
                  [](const auto& a, const auto& b) { return a.table.box.y0 < b.table.box.y0; });
        const auto outer = std::find_if(tables.begin(), tables.end(), [&](const FoundTable& one) {
            return one.table.place == nested.outer;
        });
        const auto cell = std::find_if(outer->table.cells.begin(), outer->table.cells.end(),
                                       [&](const Cell& one) { return one.place == nested.cell; });
        const auto texts = texts_around(*outer, *cell, nested.inner, runs);
        if (!texts) {
            continue;
        }
        for (std::size_t i = 0; i < nested.inner.size(); ++i) {
            nested.inner[i].above = (*texts)[i];
        }
        nested.below = texts->back();
        known.push_back(std::move(nested));
    }
    std::stable_sort(known.begin(), known.end(), [](const auto& a, const auto& b) {
        return area(a.outer.box) < area(b.outer.box);
    });
    return known;
}

void take_in_nested_tables(PageLayout& page) {
    for (const NestedTables& nested : page.nested) {
        if (!take_in(page, nested)) {
            continue;
        }
        page.blocks.erase(std::remove_if(page.blocks.begin(), page.blocks.end(),
                                         [&](const Block& block) {
                                             const auto* table = std::get_if<Table>(&block);
                                             return table != nullptr &&
                                                    std::any_of(
                                                        nested.inner.begin(), nested.inner.end(),
                                                        [&](const NestedTables::Inner& inner) {
                                                            return inner.table == table->place;
                                                        });
                                         }),
                          page.blocks.end());
    }
}

}  // namespace tenken::layout
