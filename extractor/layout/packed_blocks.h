// What was read of pages, until all of them are: it stands in few large pieces of memory, not in
// the gaps between what the next pages need for a while.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "extractor/layout/document.h"

namespace tenken::layout {

/// Keeps the blocks of pages as bytes. Several threads may put theirs into it.
class PackedBlocks {
  public:
    /// The blocks of one page: its bytes, and which piece they stand in.
    struct Page {
        std::string_view bytes;
        std::size_t piece = 0;
    };

    Page pack(std::vector<Block>&& blocks);
    /// The blocks as they were, but that cells stay packed (schema/packed_cells.h). Once for each
    /// page, by one thread when all are there: a piece goes with the last of its pages.
    std::vector<Block> unpack(const Page& page);

  private:
    struct Piece {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
        std::size_t used = 0;
        std::size_t pages = 0;
    };
    Page keep(std::string_view bytes);

    std::mutex mutex_;
    std::vector<Piece> pieces_;
};

}  // namespace tenken::layout
