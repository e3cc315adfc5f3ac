// Text that stands in columns as blocks: one is what a cell without borders holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/layout/bands.h"
#include "extractor/layout/rulings.h"
#include "extractor/layout/text_columns.h"

namespace tenken::layout {

/// Lines of text below each other that are one text, over columns [first_column, last_column].
struct TextBlock {
    int first_column = 0;
    int last_column = 0;
    int first_row = -1;
    int last_row = -1;
    Box box;
    double size = 0;  ///< of its letters
    int lines = 0;
    std::vector<std::uint32_t> runs;  ///< numbers in Runs

    double middle() const { return box.center_y(); }
    bool is_single() const { return first_column == last_column; }
};

/// What the bands [first, last) hold, with the vertical writing beside it (`upright`: numbers of
/// runs), as blocks. Lines are of one block if they begin or have their middle below each other, no
/// rule parts them, and they are closer than rows are. Empty if it cannot be told how close that
/// is.
std::vector<TextBlock> text_blocks(const Bands& bands, std::size_t first, std::size_t last,
                                   const std::vector<TextColumn>& columns,
                                   const std::vector<std::uint32_t>& upright, const Runs& runs,
                                   const std::vector<Line>& rules);

/// Its text, set in the room of its columns.
std::string block_text(const TextBlock& block, const std::vector<TextColumn>& columns,
                       const Runs& runs);

}  // namespace tenken::layout
