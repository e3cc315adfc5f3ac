// Whether the ink of a character closes around paper.
#pragma once

#include "extractor/scan/pix.h"

namespace tenken::scan {

/// True if there is paper within `box` that ink closes in, so large that it is the inside of a 6,
/// 8, 9 or 0 and no blot. `ink`: 1 bit, 1 is ink.
bool has_ring(Pix* ink, const PixelBox& box);

}  // namespace tenken::scan
