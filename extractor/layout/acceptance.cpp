#include "extractor/layout/acceptance.h"

#include <algorithm>
#include <cstddef>

#include "extractor/layout/characters.h"
#include "extractor/layout/disjoint_sets.h"
#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

using schema::Box;

constexpr double left_out = 0.8;      // share of a side without line that makes it a missing one
constexpr double most_odd = 0.35;     // share of faces that are no rectangles: a chart's ground
constexpr double most_astride = 0.5;  // share of runs that lines go through
constexpr double word_gap = 0.8;      // em: what is further apart may stand in columns
constexpr double one_letter = 1.3;    // em
constexpr std::size_t least_divided = 2;  // lines
constexpr std::size_t least_parts = 3;    // of such a line where shading alone makes the cells
constexpr double least_filled = 0.25;     // share of cells with text where there are but two

double area(const Box& box) {
    return box.width() * box.height();
}

/// For each side of the grid, whether it is left out as a whole.
struct Frame {
    bool left = false;
    bool top = false;
    bool right = false;
    bool bottom = false;
};

Frame missing_sides(const Grid& grid) {
    double open[4] = {0, 0, 0, 0};
    for (const Face& face : grid.faces) {
        const Box box = grid.box(face);
        open[0] += face.open_left ? box.height() : 0;
        open[1] += face.open_top ? box.width() : 0;
        open[2] += face.open_right ? box.height() : 0;
        open[3] += face.open_bottom ? box.width() : 0;
    }
    const Box box = grid.box();
    return {open[0] >= left_out * box.height(), open[1] >= left_out * box.width(),
            open[2] >= left_out * box.height(), open[3] >= left_out * box.width()};
}

bool is_filled(const Placement& placement, int face) {
    return placement.characters[static_cast<std::size_t>(face)] > 0;
}

/// A cell along several rows of which the page break leaves a part without text: walls at both
/// sides, cells of its width above (or below) it, and beside it rows that are closed and filled.
bool is_cut_by_page(const Grid& grid, const Placement& placement, const Face& face) {
    const bool down = face.open_bottom && !face.open_top;
    const bool up = face.open_top && !face.open_bottom;
    if (face.open_left || face.open_right || down == up) {
        return false;
    }
    const int next = down ? face.row - 1 : face.row + face.row_span;
    const int end = down ? grid.rows() - 1 : 0;
    if (next < 0 || next >= grid.rows()) {
        return false;
    }
    const int other = grid.at(next, face.column);
    if (other < 0) {
        return false;
    }
    const Face& along = grid.faces[static_cast<std::size_t>(other)];
    if (along.column != face.column || along.column_span != face.column_span ||
        along.open_sides() > 0) {
        return false;
    }
    const int beside = face.column + face.column_span < grid.columns()
                           ? grid.at(end, grid.columns() - 1)
                           : grid.at(end, 0);
    return beside >= 0 && grid.faces[static_cast<std::size_t>(beside)].open_sides() == 0 &&
           is_filled(placement, beside);
}

}  // namespace

std::vector<bool> accept_faces(const Grid& grid, const Placement& placement) {
    const Frame missing = missing_sides(grid);
    std::vector<bool> accepted(grid.faces.size(), false);
    // A side that is left out counts only where something is written beyond the last line.
    Frame used;
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Face& face = grid.faces[i];
        const bool fits = (!face.open_left || missing.left) && (!face.open_top || missing.top) &&
                          (!face.open_right || missing.right) &&
                          (!face.open_bottom || missing.bottom);
        accepted[i] = face.open_sides() == 0 || fits || face.open_sides() == 1;
        if (accepted[i] && is_filled(placement, static_cast<int>(i))) {
            used.left |= face.open_left;
            used.top |= face.open_top;
            used.right |= face.open_right;
            used.bottom |= face.open_bottom;
        }
    }
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Face& face = grid.faces[i];
        const bool unused = (face.open_left && !used.left) || (face.open_top && !used.top) ||
                            (face.open_right && !used.right) || (face.open_bottom && !used.bottom);
        if (unused && !is_filled(placement, static_cast<int>(i)) &&
            !is_cut_by_page(grid, placement, face)) {
            accepted[i] = false;
        }
    }
    return accepted;
}

std::vector<std::vector<int>> adjacent_groups(const Grid& grid, const std::vector<bool>& accepted) {
    const int count = static_cast<int>(grid.faces.size());
    DisjointSets sets(count);
    const auto is_cell = [&](int face) {
        return face >= 0 && accepted[static_cast<std::size_t>(face)];
    };
    for (int row = 0; row < grid.rows(); ++row) {
        for (int column = 0; column < grid.columns(); ++column) {
            const int here = grid.at(row, column);
            if (!is_cell(here)) {
                continue;
            }
            if (column + 1 < grid.columns() && is_cell(grid.at(row, column + 1))) {
                sets.unite(here, grid.at(row, column + 1));
            }
            if (row + 1 < grid.rows() && is_cell(grid.at(row + 1, column))) {
                sets.unite(here, grid.at(row + 1, column));
            }
        }
    }
    std::vector<std::vector<int>> groups;
    std::vector<int> number(grid.faces.size(), -1);
    for (int face = 0; face < count; ++face) {
        if (!is_cell(face)) {
            continue;
        }
        int& n = number[static_cast<std::size_t>(sets.find(face))];
        if (n < 0) {
            n = static_cast<int>(groups.size());
            groups.emplace_back();
        }
        groups[static_cast<std::size_t>(n)].push_back(face);
    }
    return groups;
}

bool is_divided_by_text(const Grid& grid, const Placement& placement, const std::vector<int>& group,
                        const Runs& runs, bool weak) {
    std::size_t open = 0;
    bool one_column = true;
    std::vector<bool> member(grid.faces.size(), false);
    for (const int number : group) {
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        open += face.open_sides() > 0 ? 1 : 0;
        one_column =
            one_column &&
            face.column == grid.faces[static_cast<std::size_t>(group.front())].column &&
            face.column_span == grid.faces[static_cast<std::size_t>(group.front())].column_span;
        member[static_cast<std::size_t>(number)] = true;
    }
    if (!weak && !one_column &&
        static_cast<double>(open) < left_out * static_cast<double>(group.size())) {
        return false;
    }
    std::vector<std::vector<Piece>> pieces(grid.faces.size());
    for (const Placed& placed : placement.runs) {
        const Run& run = runs.runs[placed.run];
        if (member[static_cast<std::size_t>(placed.face)] && run.direction == Direction::right) {
            pieces[static_cast<std::size_t>(placed.face)].push_back(
                piece_of(run, Direction::right));
        }
    }
    std::size_t lines = 0;
    std::size_t divided = 0;
    std::size_t parts = 0;  // of the divided lines
    bool rows_in_face = false;
    for (std::vector<Piece>& face : pieces) {
        const std::size_t before = divided;
        std::size_t most = 0;
        const std::vector<TextLine> segments = make_lines(face, runs, word_gap);
        for (std::size_t i = 0; i < segments.size();) {
            std::size_t end = i + 1;
            while (end < segments.size() && segments[end].v0 == segments[i].v0) {
                ++end;
            }
            // The letters of a label that is spread over its cell are one word.
            const bool one_word = std::all_of(
                segments.begin() + static_cast<std::ptrdiff_t>(i),
                segments.begin() + static_cast<std::ptrdiff_t>(end), [](const TextLine& segment) {
                    return segment.u1 - segment.u0 < one_letter * segment.size &&
                           is_wide(first_character(segment.text));
                });
            ++lines;
            divided += end - i > 1 && !one_word ? 1 : 0;
            parts += end - i > 1 && !one_word ? end - i : 0;
            most = std::max(most, end - i);
            i = end;
        }
        rows_in_face = rows_in_face || (most >= least_parts && divided - before >= least_divided);
    }
    // Shade that closes a cell around several rows is that of labels beside them.
    if (weak && rows_in_face) {
        return true;
    }
    // A wide space makes two parts of a sentence; a row of figures has more.
    return divided >= least_divided && divided * 2 >= lines &&
           (!weak || parts >= least_parts * divided);
}

Verdict judge(const Grid& grid, const Placement& placement, const std::vector<int>& group,
              bool at_break) {
    std::size_t filled = 0;
    std::size_t open = 0;
    int columns = 0;
    int rows = 0;
    int first_column = grid.columns();
    int first_row = grid.rows();
    Box box;
    for (const int number : group) {
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        filled += is_filled(placement, number) ? 1 : 0;
        open += face.open_sides() > 0 ? 1 : 0;
        first_column = std::min(first_column, face.column);
        first_row = std::min(first_row, face.row);
        columns = std::max(columns, face.column + face.column_span);
        rows = std::max(rows, face.row + face.row_span);
        box = box.united(grid.box(face));
    }
    if (group.size() == 1) {
        return filled == 1 && open == 0 ? Verdict::frame : Verdict::decoration;
    }
    const auto open_but_top_or_bottom = [&](int number) {
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        return face.open_left || face.open_right || (face.open_top && face.open_bottom);
    };
    const bool lidless = std::none_of(group.begin(), group.end(), open_but_top_or_bottom);
    // A table without borders at its sides lacks them in that row too.
    const bool sideless = filled > 1 && std::none_of(group.begin(), group.end(), [&](int number) {
                              const Face& face = grid.faces[static_cast<std::size_t>(number)];
                              return face.open_top || face.open_bottom;
                          });
    std::size_t headed = 0;
    for (const int number : group) {
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        headed +=
            (face.row == first_row || face.column == first_column) && is_filled(placement, number)
                ? 1
                : 0;
    }
    const bool one_column = std::all_of(group.begin(), group.end(), [&](int number) {
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        return face.column == first_column && face.column + face.column_span == columns;
    });
    const bool one_row = std::all_of(group.begin(), group.end(), [&](int number) {
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        return face.row == first_row && face.row + face.row_span == rows;
    });
    if (at_break && one_row && filled == 1 && (open == 0 || (lidless && group.size() > 1))) {
        return Verdict::table;
    }
    const bool sparse = filled < 2 || ((one_column || one_row) && filled * 2 < group.size()) ||
                        (filled < 3 && static_cast<double>(filled) <
                                           least_filled * static_cast<double>(group.size()));
    // A table says in its first row or column what it is about; the ground of a chart does not.
    const bool headless = headed == 0 && filled * 2 < group.size();
    const bool ground = grid.odd_area > most_odd * area(box);
    const bool crossed =
        placement.astride > most_astride * static_cast<double>(placement.runs.size());
    // The rest of a table may lack the line that the page break stands for.
    const bool loose =
        open > 0 && (one_column || (one_row && !(at_break && (lidless || sideless || open == 1))));
    return sparse || headless || ground || crossed || loose ? Verdict::decoration : Verdict::table;
}

}  // namespace tenken::layout
