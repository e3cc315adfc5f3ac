// Decimal points and thousands' commas of a line's figures.
#pragma once

#include <vector>

#include "extractor/scan/find_text.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

/// Comma or point by the shape of its ink, for to an engine both are a dot; and what no figure
/// looks like is doubtful: a comma before other than three digits, more than three before the first
/// one, a zero before other digits, a mark between two digits that nobody read, the year of an era
/// with more than two digits. `ink` by symbol as from align_ink, `parts` the ink of the line.
void check_points(const std::vector<PixelBox>& parts, const TextLine& line,
                  const std::vector<PixelBox>& ink, std::vector<ReadSymbol>& symbols);

}  // namespace tenken::scan
