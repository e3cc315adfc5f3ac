// Label cells with light letters on a dark ground.
#pragma once

#include "extractor/scan/pix.h"

namespace tenken::scan {

/// Turns what is light on dark (白抜き文字) into dark on light, in place, and draws the edge of
/// such a cell as a thin line: to the eye it has always been one. `resolution`: dots per inch. A
/// ground that is darker than paper but bears darker letters is left as it is.
void invert_bands(Pix* grey, double resolution);

}  // namespace tenken::scan
