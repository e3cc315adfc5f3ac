#include "extractor/layout/heading_columns.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

constexpr double word_gap = 0.8;          // em: what is further apart may stand in columns
constexpr double over_boundary = 0.3;     // em: so far text may reach over a boundary
constexpr std::size_t least_columns = 3;  // of a row of headings
constexpr std::size_t least_filled = 2;   // columns of a row below it
constexpr std::size_t least_beside = 2;   // such rows where labels stand left of them

/// The left sides of the faces of a row but the first, if each has text; none otherwise.
std::vector<double> heading_boundaries(const Grid& grid, const Placement& placement, int row,
                                       std::size_t least) {
    std::vector<double> out;
    for (int column = 0; column < grid.columns();) {
        const int number = grid.at(row, column);
        if (number < 0 || placement.characters[static_cast<std::size_t>(number)] == 0) {
            return {};
        }
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        if (face.column != column) {
            return {};
        }
        if (column > 0) {
            out.push_back(grid.xs[static_cast<std::size_t>(column)]);
        }
        column += face.column_span;
    }
    return out.size() + 1 >= least ? out : std::vector<double>();
}

/// The face that fills a row from one of its first two columns to the end; -1 if there is none.
int widest_face(const Grid& grid, int row) {
    const int last = grid.at(row, grid.columns() - 1);
    if (last < 0) {
        return -1;
    }
    const Face& face = grid.faces[static_cast<std::size_t>(last)];
    if (face.column == 0) {
        return last;
    }
    const int first = grid.at(row, 0);
    const bool beside_label =
        first >= 0 && grid.faces[static_cast<std::size_t>(first)].column_span == face.column;
    return beside_label && face.column_span > 1 ? last : -1;
}

/// In how many of the columns the text stands; 0 if some of it lies across a boundary.
std::size_t columns_filled(std::vector<Piece>& pieces, const Runs& runs,
                           const std::vector<double>& boundaries) {
    std::vector<bool> filled(boundaries.size() + 1, false);
    for (const TextLine& segment : make_lines(pieces, runs, word_gap)) {
        const auto column = [&](double x) {
            return static_cast<std::size_t>(
                std::upper_bound(boundaries.begin(), boundaries.end(), x) - boundaries.begin());
        };
        const double slack = over_boundary * segment.size;
        if (column(segment.u0 + slack) < column(segment.u1 - slack)) {
            return 0;
        }
        filled[column((segment.u0 + segment.u1) / 2)] = true;
    }
    return static_cast<std::size_t>(std::count(filled.begin(), filled.end(), true));
}

}  // namespace

Lines heading_columns(const Grid& grid, const Placement& placement, const Runs& runs,
                      std::size_t least) {
    Lines out;
    const std::size_t columns = least > 1 ? least_columns : 2;
    std::vector<std::vector<const Run*>> runs_of;
    const auto runs_in = [&](int face) -> const std::vector<const Run*>& {
        if (runs_of.empty()) {
            runs_of.resize(grid.faces.size());
            for (const Placed& placed : placement.runs) {
                runs_of[static_cast<std::size_t>(placed.face)].push_back(&runs.runs[placed.run]);
            }
        }
        return runs_of[static_cast<std::size_t>(face)];
    };
    std::vector<double> boundaries;
    std::vector<int> found;  // faces below the last row of headings
    bool partly = false;     // they stand beside labels of their own
    const auto finish = [&] {
        const std::size_t needed = partly ? std::max(least, least_beside) : least;
        for (const int number : found) {
            const Box box = grid.box(grid.faces[static_cast<std::size_t>(number)]);
            for (const double x : boundaries) {
                if (found.size() >= needed && x > box.x0 + 1 && x < box.x1 - 1) {
                    out.vertical.push_back({x, box.y0, box.y1, 0});
                }
            }
        }
        found.clear();
    };
    for (int row = 0; row < grid.rows(); ++row) {
        const int number = widest_face(grid, row);
        if (number < 0) {
            finish();
            boundaries = heading_boundaries(grid, placement, row, columns);
            continue;
        }
        const Face& face = grid.faces[static_cast<std::size_t>(number)];
        if (face.row != row) {
            continue;
        }
        if (boundaries.empty()) {
            boundaries = heading_boundaries(grid, placement, row, columns);
            continue;
        }
        const Box box = grid.box(face);
        std::vector<double> inside;
        std::copy_if(boundaries.begin(), boundaries.end(), std::back_inserter(inside),
                     [&](double x) { return x > box.x0 + 1 && x < box.x1 - 1; });
        std::vector<Piece> pieces;
        bool plain = true;
        for (const Run* run : runs_in(number)) {
            plain = plain && run->direction == Direction::right;
            pieces.push_back(piece_of(*run, Direction::right));
        }
        const std::size_t filled =
            plain && !inside.empty() ? columns_filled(pieces, runs, inside) : 0;
        if (filled < least_filled) {
            if (least > 1 && !pieces.empty() && filled == 0) {
                // A row of the same table that the heading does not part: how the text stands in
                // all of them is to tell the columns.
                found.clear();
            }
            finish();
            boundaries = heading_boundaries(grid, placement, row, columns);
            continue;
        }
        partly = face.column > 0;
        found.push_back(number);
    }
    finish();
    return out;
}

}  // namespace tenken::layout
