// Whether blocks of text in rows and columns are a table, or running text that happens to align.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/layout/text_blocks.h"

namespace tenken::layout {

/// `blocks` with their rows set; `named`: the heading has names over several columns. Refused are
/// two texts for one cell, rows and columns mostly empty or not aligned, numbered lists, prose, and
/// lines of figures (those are find_aligned_tables').
bool is_table(const std::vector<TextBlock>& blocks, const std::vector<TextColumn>& columns,
              std::size_t rows, bool named, const Runs& runs);

}  // namespace tenken::layout
