// Phase 1: rulings as they were drawn become lines as they are seen.
//
// Programs draw one line in many pieces: a piece per cell, a dash or a dot at a time, a square in
// every corner, the same border for the cell on either side, a rectangle one point high. Here all
// pieces that a reader sees as one line become one line. What remains apart by more than the eye
// forgives (the two strokes of a double line) is left to the grid, which knows the cells.
#pragma once

#include <vector>

#include "extractor/page.h"

namespace tenken::layout {

/// A straight line; which direction it has is known by the list it is in. Points.
struct Line {
    double position = 0;  ///< y of a horizontal, x of a vertical line
    double begin = 0;
    double end = 0;
    double thickness = 0;
    double length() const { return end - begin; }
};

struct Lines {
    std::vector<Line> horizontal;  ///< by position, then begin
    std::vector<Line> vertical;
    bool empty() const { return horizontal.empty() && vertical.empty(); }
};

/// Strokes, thin fills and one-pixel images, merged; what is shorter than any cell is left out.
Lines drawn_lines(const extractor::Page& page);

/// Edges of shaded areas, merged the same way.
Lines shade_lines(const extractor::Page& page);

}  // namespace tenken::layout
