// What a CMap file says, as data. The same reader serves the files compiled into the program, the
// encoding CMaps and the ToUnicode CMaps embedded in a PDF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::pdf {

/// Codes of `length` bytes (1-4) whose every byte lies between the bytes of `low` and `high`.
struct Codespace {
    std::uint8_t length = 0;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
};

/// Codes low…high of `length` bytes are the CIDs from `cid` on.
struct CidRange {
    std::uint8_t length = 0;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t cid = 0;
};

/// Codes low…high stand for text: UTF-16BE bytes in CMapFile::pool, the last unit of which grows
/// with the code. A glyph name instead of text is kept with `named`.
struct TextRange {
    std::uint8_t length = 0;
    bool named = false;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
};

struct CMapFile {
    std::string name;
    std::string ordering;   ///< "Japan1" …, "" if there is none
    std::string base;       ///< the CMap named before `usecmap`
    int writing_mode = -1;  ///< WMode: 0 horizontal, 1 vertical, -1 not said
    std::vector<Codespace> codespaces;
    std::vector<CidRange> cids;     ///< in file order; a later one wins
    std::vector<CidRange> notdefs;  ///< every code of the range is `cid`, where `cids` have nothing
    std::vector<TextRange> texts;   ///< in file order; a later one wins
    std::string pool;

    std::string_view text_of(const TextRange& range) const {
        return std::string_view(pool).substr(range.offset, range.size);
    }
};

/// Never fails: what is broken is passed over, what stands before and after it is kept. Memory is
/// proportional to the input, ranges are not expanded.
CMapFile parse_cmap(std::string_view bytes);

}  // namespace tenken::pdf
