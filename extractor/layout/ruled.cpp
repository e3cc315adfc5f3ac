#include "extractor/layout/ruled.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extractor/layout/acceptance.h"
#include "extractor/layout/component.h"
#include "extractor/layout/shading.h"
#include "extractor/layout/text.h"
#include "extractor/layout/underline.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr double narrow_column = 0.9;  // em of the table's text: no one can write into that
constexpr double narrow_row = 0.45;
constexpr double page_sized = 0.6;  // share of the page that makes a cell the page's own frame
constexpr int most_cuts = 3;        // rounds of cutting along shades
constexpr double break_zone = 0.2;  // of the page's height at its head and foot
constexpr std::size_t cells_of_frame = 4;  // a frame around tables has no more

/// The grid of a component with its text in place.
struct Filled {
    Lines lines;
    Grid grid;
    Placement placement;
};

void add(Lines& lines, const Lines& more) {
    lines.horizontal.insert(lines.horizontal.end(), more.horizontal.begin(), more.horizontal.end());
    lines.vertical.insert(lines.vertical.end(), more.vertical.begin(), more.vertical.end());
}

/// The size that half of the text is smaller than.
double text_size(const Placement& placement, const Runs& runs) {
    std::vector<double> sizes;
    sizes.reserve(placement.runs.size());
    for (const Placed& placed : placement.runs) {
        sizes.push_back(runs.runs[placed.run].size);
    }
    if (sizes.empty()) {
        return 0;
    }
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

/// Narrow strips in which no face that stands in them alone has text.
ClosedStrips empty_strips(const Grid& grid, const Placement& placement, const Runs& runs) {
    ClosedStrips out;
    const double em = text_size(placement, runs);
    std::vector<bool> column_used(static_cast<std::size_t>(grid.columns()), false);
    std::vector<bool> row_used(static_cast<std::size_t>(grid.rows()), false);
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Face& face = grid.faces[i];
        if (placement.characters[i] == 0) {
            continue;
        }
        if (face.column_span == 1) {
            column_used[static_cast<std::size_t>(face.column)] = true;
        }
        if (face.row_span == 1) {
            row_used[static_cast<std::size_t>(face.row)] = true;
        }
    }
    const auto collect = [](const std::vector<double>& boundaries, const std::vector<bool>& used,
                            double narrow, std::vector<int>& closed) {
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i] && boundaries[i + 1] - boundaries[i] < narrow) {
                closed.push_back(static_cast<int>(i));
            }
        }
    };
    collect(grid.xs, column_used, narrow_column * em, out.columns);
    collect(grid.ys, row_used, narrow_row * em, out.rows);
    return out;
}

/// False if nothing is left of the grid.
bool fill(Filled& filled, RunIndex& index, const ClosedStrips& closed) {
    filled.grid = make_grid(filled.lines, closed);
    if (filled.grid.empty()) {
        return false;
    }
    filled.placement = place(filled.grid, index, index.within(filled.grid.box()));
    return true;
}

/// Makes the grid, and again without the strips between double lines.
bool fill(Filled& filled, RunIndex& index) {
    if (!fill(filled, index, ClosedStrips())) {
        return false;
    }
    const ClosedStrips closed = empty_strips(filled.grid, filled.placement, index.runs());
    return closed.empty() || fill(filled, index, closed);
}

/// Grid and text of a component, with the walls that only shading shows.
Filled filled_grid(const Component& component, RunIndex& index,
                   const std::vector<extractor::Shade>& shades) {
    Filled filled;
    filled.lines = component.lines;
    if (!fill(filled, index)) {
        return filled;
    }
    for (int round = 0; round < most_cuts; ++round) {  // a cut makes new faces to look at
        const Lines cuts = shade_cuts(filled.grid, filled.placement, index.runs(),
                                      shades_by_face(filled.grid, shades));
        if (cuts.empty()) {
            break;
        }
        add(filled.lines, cuts);
        if (!fill(filled, index)) {
            break;
        }
    }
    return filled;
}

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

class TableMaker {
  public:
    TableMaker(const Filled& filled, const RunIndex& index, const extractor::Page& page)
        : filled_(filled),
          runs_(index.runs()),
          page_(page),
          shades_(shades_by_face(filled.grid, page.shades)),
          runs_of_(filled.grid.faces.size()) {
        for (const Placed& placed : filled.placement.runs) {
            runs_of_[static_cast<std::size_t>(placed.face)].push_back(placed.run);
        }
    }

    FoundTable make(const std::vector<int>& group) const {
        const std::vector<int> rows = numbering(group, filled_.grid, true);
        const std::vector<int> columns = numbering(group, filled_.grid, false);
        FoundTable found;
        Table& table = found.table;
        table.place.page = page_.number;
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

  private:
    void fill(Cell& cell, int face, FoundTable& found) const {
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
        cell.shaded = !shades_.empty() && is_shaded(cell.place.box, shades_[f]);
    }

    const Filled& filled_;
    const Runs& runs_;
    const extractor::Page& page_;
    FaceShades shades_;
    std::vector<std::vector<std::uint32_t>> runs_of_;
};

/// Boxes one above the other around whole tables, or a few cells around most of the page: no table
/// but a border. A form with a small table in one of its cells has labels beside that cell.
bool surrounds(const Filled& filled, const std::vector<int>& group,
               const std::vector<FoundTable>& tables, const extractor::Page& page) {
    if (group.size() > cells_of_frame) {
        return false;
    }
    Box whole;
    for (const int n : group) {
        whole = whole.united(filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
    }
    return std::any_of(group.begin(), group.end(), [&](int n) {
        const Box box = filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]);
        if (box.width() * box.height() > page_sized * page.width * page.height) {
            return true;
        }
        return box.width() > whole.width() - 1 &&
               std::any_of(tables.begin(), tables.end(), [&](const FoundTable& inner) {
                   const Box& inside = inner.table.place.box;
                   return box.contains(inside.x0, inside.y0) && box.contains(inside.x1, inside.y1);
               });
    });
}

/// At the head or foot of the page.
bool at_break(const Filled& filled, const std::vector<int>& group, const extractor::Page& page) {
    Box box;
    for (const int n : group) {
        box = box.united(filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
    }
    return box.y0 < break_zone * page.height || box.y1 > (1 - break_zone) * page.height;
}

}  // namespace

RuledTables find_ruled_tables(const extractor::Page& page, RunIndex& index) {
    RuledTables out;
    Lines lines = drawn_lines(page);
    take_out_underlines(lines, index);
    std::vector<Component> all = components(lines);
    for (const Component& component : all) {
        const Filled filled = filled_grid(component, index, page.shades);
        if (filled.grid.empty()) {
            continue;
        }
        const std::vector<bool> accepted = accept_faces(filled.grid, filled.placement);
        const TableMaker maker(filled, index, page);
        for (const std::vector<int>& group : adjacent_groups(filled.grid, accepted)) {
            Verdict verdict =
                judge(filled.grid, filled.placement, group, at_break(filled, group, page));
            if (verdict == Verdict::table && surrounds(filled, group, out.tables, page)) {
                verdict = Verdict::frame;
            }
            if (verdict == Verdict::table) {
                out.tables.push_back(maker.make(group));
            } else if (verdict == Verdict::frame) {
                for (const int n : group) {
                    out.frames.push_back(
                        filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
                }
            }
        }
    }
    return out;
}

}  // namespace tenken::layout
