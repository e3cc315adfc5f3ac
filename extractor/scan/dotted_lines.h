// Hairlines that a picture of two levels keeps as every other pixel.
#pragma once

#include "extractor/scan/pix.h"

namespace tenken::scan {

/// Rows and columns of single pixels in `ink` (1 bit, 1 is ink), at least `shortest` pixels long,
/// drawn through: 1 bit, 1 is a line. The dots of a shaded area are none. `coarse_rows`: rows are
/// half as dense as columns.
PixPtr dotted_lines(Pix* ink, int shortest, bool coarse_rows);

}  // namespace tenken::scan
