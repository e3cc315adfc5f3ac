// From the characters of a line, in pixels, to glyphs on the page.
#pragma once

#include <vector>

#include "extractor/page.h"
#include "extractor/scan/find_text.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

/// Glyph boxes as a font would give them: a character high, and touching where the gap is no space;
/// in a column one below the other, each with its share, for the engine's boxes there say little.
/// The scales are pixels a point. `order` counts from 0.
std::vector<extractor::Glyph> line_glyphs(const TextLine& line,
                                          const std::vector<ReadSymbol>& symbols, double x_scale,
                                          double y_scale);

}  // namespace tenken::scan
