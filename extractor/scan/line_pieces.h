// Straight pieces of ink, put together to the lines that the eye sees.
#pragma once

#include <vector>

#include "extractor/scan/find_rulings.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

/// Lengths in pixels, from those in inches.
struct Sizes {
    int piece;
    int sure;
    int is_long;
    int thick;
    int gap;
    int corner;
    int open;
    int dot;
    int beside;
    double offset;
};

Sizes sizes_at(double resolution);

/// The straight runs of a picture in both directions.
class Runs {
  public:
    /// `picture`: 1 bit.
    Runs(Pix* picture, const Sizes& sizes);

    Pix* of(bool horizontal) const { return (horizontal ? level_ : upright_).get(); }
    /// Pieces of one line are one; what is more gap than ink is none.
    std::vector<PixelLine> lines(bool horizontal, const Sizes& sizes) const;

  private:
    PixPtr level_;
    PixPtr upright_;
};

/// Adds the lines that are seen only with what is faint. Pieces of them stay in `lines`: where the
/// longer one turns out to be none, a piece may be.
void add_faint(std::vector<PixelLine> faint, const Sizes& sizes, std::vector<PixelLine>& lines);

}  // namespace tenken::scan
