// Phase 3: crossing lines become a grid, and the faces between them become what may be cells.
//
// The positions of the lines part the plane into strips; where two neighbouring positions of the
// grid have no line between them they are one face. A face that is a rectangle is a cell with its
// row and column span, wherever its edges are: rows may have quite different column boundaries.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/layout/rulings.h"

namespace tenken::layout {

/// A rectangle of grid positions. `open_*`: that side lies on the frame of the grid and no line is
/// drawn there.
struct Face {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    bool open_left = false;
    bool open_top = false;
    bool open_right = false;
    bool open_bottom = false;
    bool cut = false;  ///< cut out of a face that was no rectangle: one line is missing there
    int open_sides() const { return open_left + open_top + open_right + open_bottom; }
};

struct Grid {
    std::vector<double> xs;    ///< of the column boundaries, ascending; at least two
    std::vector<double> ys;    ///< of the row boundaries
    std::vector<Face> faces;   ///< by row, then column
    std::vector<int> face_at;  ///< by row * columns() + column; -1: outside, none
    double odd_area = 0;       ///< of closed faces that are no rectangles

    int columns() const { return static_cast<int>(xs.size()) - 1; }
    int rows() const { return static_cast<int>(ys.size()) - 1; }
    bool empty() const { return faces.empty(); }
    int& at(int row, int column) {
        return face_at[static_cast<std::size_t>(row) * (xs.size() - 1) +
                       static_cast<std::size_t>(column)];
    }
    int at(int row, int column) const { return const_cast<Grid*>(this)->at(row, column); }
    schema::Box box(const Face& face) const;
    schema::Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
    /// The face a point lies in, -1 if in none.
    int face_of(double x, double y) const;
};

/// Strips of a grid, by number and ascending, that hold nothing and are to be closed up when it is
/// made again: what lies between the strokes of a wide double line.
struct ClosedStrips {
    std::vector<int> columns;
    std::vector<int> rows;
    bool empty() const { return columns.empty() && rows.empty(); }
};

/// The grid of one component. Empty if there are fewer than two boundaries in either direction or
/// so many positions that it must be a drawing.
Grid make_grid(const Lines& lines, const ClosedStrips& closed = {});

}  // namespace tenken::layout
