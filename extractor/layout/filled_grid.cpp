#include "extractor/layout/filled_grid.h"

#include <algorithm>
#include <cstddef>

#include "extractor/layout/division.h"
#include "extractor/layout/heading_columns.h"
#include "extractor/layout/label_bands.h"
#include "extractor/layout/missing_line.h"
#include "extractor/layout/shading.h"

namespace tenken::layout {
namespace {

constexpr double narrow_column = 0.9;  // em of the table's text: no one can write into that
constexpr double narrow_row = 0.45;
constexpr double crooked = 3;  // points: walls of different rows this near are meant as one
constexpr int most_cuts = 3;   // rounds of cutting along shades

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

/// Narrow strips in which no face that stands in them alone has text. A strip in which no face
/// stands alone lies between walls of different rows: of tables that touch, each with columns of
/// its own. Only where walls are drawn a little crooked it is none.
ClosedStrips empty_strips(const Grid& grid, const Placement& placement, const Runs& runs) {
    ClosedStrips out;
    const double em = text_size(placement, runs);
    std::vector<bool> column_used(static_cast<std::size_t>(grid.columns()), false);
    std::vector<bool> row_used(static_cast<std::size_t>(grid.rows()), false);
    std::vector<bool> column_alone(static_cast<std::size_t>(grid.columns()), false);
    for (const Face& face : grid.faces) {
        if (face.column_span == 1) {
            column_alone[static_cast<std::size_t>(face.column)] = true;
        }
    }
    for (std::size_t i = 0; i < column_alone.size(); ++i) {
        column_used[i] = !column_alone[i] && grid.xs[i + 1] - grid.xs[i] > crooked;
    }
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
bool fill(FilledGrid& filled, RunIndex& index, const ClosedStrips& closed) {
    filled.grid = make_grid(filled.lines, closed);
    if (filled.grid.empty()) {
        return false;
    }
    filled.placement = place(filled.grid, index, index.within(filled.grid.box()));
    return true;
}

/// Makes the grid, and again without the strips between double lines.
bool fill(FilledGrid& filled, RunIndex& index) {
    if (!fill(filled, index, ClosedStrips())) {
        return false;
    }
    const ClosedStrips closed = empty_strips(filled.grid, filled.placement, index.runs());
    return closed.empty() || fill(filled, index, closed);
}

/// Adds lines that `cuts` finds in the grid; false if there are none.
template <typename Cuts>
bool cut(FilledGrid& filled, RunIndex& index, Cuts cuts) {
    if (filled.grid.empty()) {
        return false;
    }
    const Lines found = cuts(filled.grid, filled.placement, index.runs());
    if (found.empty()) {
        return false;
    }
    add(filled.lines, found);
    fill(filled, index);
    return true;
}

}  // namespace

FilledGrid filled_grid(const Component& component, RunIndex& index,
                       const std::vector<extractor::Shade>& shades, bool weak) {
    FilledGrid filled;
    filled.lines = component.lines;
    if (!fill(filled, index)) {
        return filled;
    }
    const auto along_shades = [&](const Grid& grid, const Placement& placement, const Runs& runs) {
        return shade_cuts(grid, placement, runs, shades_by_face(grid, shades));
    };
    const auto cut_along_shades = [&] {
        for (int round = 0; round < most_cuts; ++round) {  // a cut makes new faces to look at
            if (!cut(filled, index, along_shades)) {
                break;
            }
        }
    };
    cut_along_shades();
    if (weak && cut(filled, index, label_bands)) {
        cut_along_shades();
    }
    const std::size_t least = weak ? 1 : 2;
    const auto under_headings = [least](const Grid& grid, const Placement& placement,
                                        const Runs& runs) {
        return heading_columns(grid, placement, runs, least);
    };
    const bool headed = cut(filled, index, under_headings);
    cut(filled, index, missing_lines);
    const bool columns = cut(filled, index, column_cuts);
    const bool rows = cut(filled, index, row_cuts);
    if (rows) {
        cut(filled, index, figure_cuts);
    }
    filled.divided = headed || columns || rows;
    return filled;
}

}  // namespace tenken::layout
