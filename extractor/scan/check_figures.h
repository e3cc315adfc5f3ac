// The figures of a page read again by the shapes of their digits.
#pragma once

#include <vector>

#include "extractor/scan/digits/digit_look.h"
#include "extractor/scan/find_text.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

struct ReadLine {
    TextLine line;
    std::vector<ReadSymbol> symbols;
};

/// The engine's two readings share their habits: what both take for a 9 may be a 0 with a stroke.
/// Shapes are a reading of their own. A digit that they confirm is no longer doubtful for a second
/// reading of one character; one that they contradict becomes doubtful, or where the shape is plain
/// gives way to it and stays marked, with the engine's reading beside it. A letter or bracket
/// between digits that is shaped as a digit likewise. Ink beside a digit that nobody read makes
/// that digit doubtful and is only proposed, since it may be a piece of a letter. Characters that
/// the engine saw twice in one piece of ink go. `grey`, `text` and `look` as for LineReader.
void check_figures(Pix* grey, Pix* text, DigitLook& look, std::vector<ReadLine>& lines);

}  // namespace tenken::scan
