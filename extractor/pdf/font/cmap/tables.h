// The layout of the CMaps compiled into the program. The arrays themselves are written at build
// time by font/compiler from the CMap resources of Adobe (package poppler-data); they are constant
// data, nothing is unpacked when the program starts.
//
// A mapping is cut into pages of 256 codes that share all bytes but the last. A page's entries are
// ranges sorted by their last byte. One entry is 32 bits: low byte, high byte, CID of the low one.
// A CMap keeps only what differs from its base: the one it names by `usecmap`, or a sister that the
// compiler found (the UTF-8, UTF-16 and UTF-32 forms of a mapping are one table of code points).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractor/pdf/font/cmap/code_form.h"
#include "extractor/pdf/font/cmap/parser.h"

namespace tenken::pdf::tables {

/// Key of a page: length of the code in the upper byte (0 if keys are code points), then the code
/// without its last byte.
struct Page {
    std::uint32_t key;
    std::uint32_t first;  ///< its first entry; it ends where the next page's begin
};

constexpr std::uint32_t entry(std::uint32_t low, std::uint32_t high, std::uint32_t cid) {
    return low | high << 8U | cid << 16U;
}
constexpr std::uint32_t entry_low(std::uint32_t entry) {
    return entry & 0xFFU;
}
constexpr std::uint32_t entry_high(std::uint32_t entry) {
    return entry >> 8U & 0xFFU;
}
constexpr std::uint32_t entry_cid(std::uint32_t entry) {
    return entry >> 16U;
}

/// The CID of an entry that takes codes away from the base.
constexpr std::uint32_t unmapped = 0xFFFF;

struct PredefinedCMap {
    std::string_view name;
    std::int8_t collection;  ///< index in `collections`
    bool vertical;
    CodeForm form;
    std::int16_t base;        ///< index in `cmaps`, -1 for none
    std::uint16_t codespace;  ///< first in `codespaces`
    std::uint16_t codespace_count;
    std::uint32_t page;  ///< first in `pages`
    std::uint32_t page_count;
};

/// What the CIDs of one ordering (Adobe-Japan1 …) mean.
struct Collection {
    std::string_view ordering;
    std::uint32_t first;  ///< its CID 0 in `cid_units`
    std::uint32_t count;
    std::uint32_t text;  ///< first in `cid_texts`
    std::uint32_t text_count;
};

/// A CID that is not one code point of the basic plane; sorted by `cid` within a collection.
struct CidText {
    std::uint16_t cid;
    std::uint16_t length;  ///< in UTF-16 units
    std::uint32_t first;   ///< in `cid_text_units`
};

/// In `cid_units`: the CID's text is in `cid_texts`.
constexpr char16_t elsewhere = 0xD800;

extern const PredefinedCMap cmaps[];  ///< sorted by name
extern const std::size_t cmap_count;
extern const Codespace codespaces[];
extern const Page pages[];  ///< one more than there are, so that the last one ends too
extern const std::uint32_t entries[];
extern const Collection collections[];
extern const std::size_t collection_count;
extern const char16_t cid_units[];  ///< 0: the CID has no meaning
extern const CidText cid_texts[];
extern const char16_t cid_text_units[];

}  // namespace tenken::pdf::tables
