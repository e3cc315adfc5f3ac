// Rulings of which a picture of two levels has lost the ends.
#pragma once

#include <vector>

#include "extractor/scan/line_pieces.h"

namespace tenken::scan {

/// A ruling ends at another one. Where a hairline stops short of that, because the dots that it
/// became fell between two rows of pixels, it goes on to it, unless letters stand in between or
/// less of it is seen than not. Pieces with dots between them are one. 1 bit each: `letters`, as
/// `letters_of` gives; `closed`, all that is not paper, with dots run together.
void close_open_ends(Pix* letters, Pix* closed, std::vector<PixelLine>& lines, const Sizes& sizes);

}  // namespace tenken::scan
