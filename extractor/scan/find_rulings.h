// Straight lines of a picture, as the rulings that a PDF would have drawn.
#pragma once

#include <vector>

#include "extractor/scan/pix.h"

namespace tenken::scan {

/// A straight line in pixels.
struct PixelLine {
    bool horizontal = true;
    double position = 0;  ///< y of a horizontal, x of a vertical one: its middle
    double begin = 0;
    double end = 0;
    double thickness = 1;
    bool faint = false;  ///< too thin or too broken to be ink
    double length() const { return end - begin; }
};

struct FoundLines {
    std::vector<PixelLine> lines;
    PixPtr mask;  ///< 1 bit: the ink that is part of a line
};

/// `ink` and `not_paper`: 1 bit, upright; `not_paper` has everything that is not paper. Gaps are
/// closed, slow bends are followed; short lines count only between two others that they touch, for
/// letters have straight strokes too. `raw`: 8 bits, upright, its shades as they are; lines
/// that are too thin or too broken to be ink are looked for there. `two_levels`: what was grey are
/// dots, so that of a hairline any stretch may be lost.
FoundLines find_rulings(Pix* ink, Pix* not_paper, Pix* raw, double resolution,
                        bool two_levels = false);

}  // namespace tenken::scan
