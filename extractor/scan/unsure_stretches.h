// Which part of a line is worth a second reading.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/scan/align_ink.h"
#include "extractor/scan/line_ink.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

/// Symbols `begin` ... `end` - 1 of a line, and their ink on the sheet.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Those that are not sure lie within these; the others are there for an engine that reads
    /// words.
    std::size_t core_begin = 0;
    std::size_t core_end = 0;
    int x0 = 0;
    int x1 = 0;
};

/// Where a reading is not sure, its digits are not borne out by their shapes, or ink is left over,
/// with some characters to either side. Empty if there is no such place.
/// The whole line where the ink does not say which character stands where, or little would be left
/// out. `look` as for align_ink.
std::vector<Stretch> unsure_stretches(const std::vector<ReadSymbol>& symbols, const TextLine& line,
                                      const LineInk& ink, const LookAtInk& look);

/// Below this (0 ... 100) a character is not sure.
inline constexpr float sure_confidence = 90;

}  // namespace tenken::scan
