// Percent signs whose rings were taken for digits.
#pragma once

#include <vector>

#include "extractor/scan/compare_readings.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

/// True if two pieces of ink are as high as digits of one figure and stand on one line.
bool are_as_high(const PixelBox& a, const PixelBox& b);

/// 9196 for 91%: rings that are not as high as the digit before them, or hang together, become
/// doubtful. `ink`: of each symbol.
void doubt_percent_signs(const std::vector<PixelBox>& ink, std::vector<ReadSymbol>& symbols);

}  // namespace tenken::scan
