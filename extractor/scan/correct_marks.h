// Marks that an engine does not know, overlooks or takes for a letter, but whose shape is plain.
#pragma once

#include <vector>

#include "extractor/scan/align_ink.h"
#include "extractor/scan/line_ink.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

/// ～ → ／ and 〈 〉 where the engine has a letter that looks like them; brackets, colons and these
/// that nobody read, as doubtful characters. `look` as for align_ink.
void correct_marks(const LineInk& line, double em, const LookAtInk& look,
                   std::vector<ReadSymbol>& symbols);

}  // namespace tenken::scan
