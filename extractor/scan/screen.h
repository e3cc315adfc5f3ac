// The dots of a screen: how a picture of two levels shows grey.
#pragma once

#include "extractor/scan/pix.h"

namespace tenken::scan {

struct Unscreened {
    PixPtr ink;   ///< 1 bit: the picture without the dots
    PixPtr area;  ///< 1 bit, 1 is where they lay
};

/// `ink` (1 bit, 1 is ink) without the dots of shaded areas, whose letters and lines stay.
/// Elsewhere nothing changes, so that the dots of letters are safe. `resolution` is that of the
/// columns; `coarse_rows`: rows are half as dense, and the next but one is no neighbour.
Unscreened without_screen(Pix* ink, double resolution, bool coarse_rows);

}  // namespace tenken::scan
