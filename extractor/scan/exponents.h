// Square and cubic metres: the small raised digit that an engine takes for a letter.
#pragma once

#include <functional>
#include <vector>

#include "extractor/scan/digits/digit_shapes.h"
#include "extractor/scan/line_reader.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

/// What stands raised behind an m becomes ² or ³ by its shape, doubtful where that tells neither;
/// an m as high as the figure before it is ㎡ or ㎥ in one character, and doubtful. `boxes`: the
/// ink of each symbol.
void read_exponents(const std::vector<PixelBox>& boxes,
                    const std::function<DigitGuess(const PixelBox&)>& guess,
                    std::vector<ReadSymbol>& symbols);

}  // namespace tenken::scan
