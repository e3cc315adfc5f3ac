// Rows of blocks of text: which of them stand beside each other.
#pragma once

#include <vector>

#include "extractor/layout/text_blocks.h"

namespace tenken::layout {

/// Gives each block its rows, from the top, and returns the boundaries: one more than there are
/// rows. A block beside several rows spans them; so do those of a column with fewer blocks than the
/// table has rows, each in the middle of its own rows.
std::vector<double> set_rows(std::vector<TextBlock>& blocks, int columns);

}  // namespace tenken::layout
