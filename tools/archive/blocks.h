// The blocks of a page, those of one table together.
#pragma once

#include "extractor/archive/page_text.h"

namespace tenken::tools {

/// Calls `open_table(index)` before the first block of a table and `close_table()` behind its last,
/// and `write(block)` for each block, in their order.
template <typename OpenTable, typename CloseTable, typename Write>
void walk_blocks(const extractor::PageText& page, OpenTable open_table, CloseTable close_table,
                 Write write) {
    int table = -1;
    for (const extractor::LetterBlock& block : page.blocks) {
        if (table >= 0 && block.table != table) {
            close_table();
        }
        if (block.table >= 0 && block.table != table) {
            open_table(block.table);
        }
        table = block.table;
        write(block);
    }
    if (table >= 0) {
        close_table();
    }
}

}  // namespace tenken::tools
