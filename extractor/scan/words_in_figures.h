// Letters that a figure cannot hold: what was read as one there is mostly a digit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractor/scan/line_reader.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

/// Kana and kanji that may be narrower than high.
bool may_be_narrow(const std::string& text);

/// True if all other ink of the line is figures and what stands between them: -, brackets, /.
/// `boxes`: the ink of each symbol, empty if it has none.
bool stands_among_figures(const std::vector<ReadSymbol>& symbols,
                          const std::vector<PixelBox>& boxes, std::size_t i);

/// 土地]件: no bracket closes that none opened.
bool closes_nothing(const std::vector<ReadSymbol>& symbols, std::size_t i);

/// (A)十(B): what stands between brackets of formulas is no ten but a plus, in doubt.
void read_plus(std::vector<ReadSymbol>& symbols);

}  // namespace tenken::scan
