// Characters that only one of two readings has: their ink tells whether they are there.
#pragma once

#include <vector>

#include "extractor/scan/align_ink.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

/// Keeps those that have ink of their own and drops the others ("RS2" for "R2"). Where the line's
/// ink cannot be told apart the likely ones stay. What goes from a figure leaves a doubt on the
/// character beside it. `parts`, `em` and `look` as for align_ink.
void settle_presence(const std::vector<PixelBox>& parts, double em, const LookAtInk& look,
                     std::vector<ReadSymbol>& symbols);

}  // namespace tenken::scan
