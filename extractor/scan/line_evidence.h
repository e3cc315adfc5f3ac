// What speaks for a line in a picture: ink along it, paper beside it, no letters on it.
#pragma once

#include "extractor/scan/line_pieces.h"

namespace tenken::scan {

/// Whether a row or column of pixels holds ink within `reach` of a line.
bool is_inked(Pix* ink, const PixelLine& line, int along, int reach = 2);

/// The share of a line beside which there is no ink on either side.
double bare_share(Pix* ink, Pix* faint, const PixelLine& line);

/// The share of a line that lies on ink.
double share_on(Pix* ink, const PixelLine& line);

/// What is hardly seen within a row of text may be a halo of its letters: most of a faint line has
/// no letter near it, or it is long and seen where the letters beside it have ended.
bool is_clear_of_letters(Pix* letters, Pix* faint, const PixelLine& line, const Sizes& sizes);

/// True for a thin line that is seen without a gap from the one that it begins at to the one that
/// it ends at. A stroke of a letter keeps a distance from both.
bool is_wall(Pix* closed, const PixelLine& line);

/// True if most of the ink on a line is strokes as long as a letter's: a column of 1.
bool has_long_strokes(Pix* ink, const PixelLine& line, int dot);

/// True for a short line that is none: strokes of letters that stand above each other, which end
/// where their rows do, or the gap within a word or beside a comma. `closed`: everything that is
/// not paper, pixels that are apart by one put together.
bool is_of_letters(Pix* letters, Pix* ink, Pix* closed, const PixelLine& line, const Sizes& sizes);

/// True for a line of a row that is hardly seen and lies on letters or between two that are as near
/// to each other as those of one word: a column of a 1, a comma and the gap above it.
bool cuts_letters(Pix* letters, const PixelLine& line, const Sizes& sizes);

}  // namespace tenken::scan
