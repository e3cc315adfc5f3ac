// What has been found out about a font's codes, so that each is looked up once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractor/pdf/font/font.h"

namespace tenken::pdf {

/// Codes of one and two bytes are found in two steps, longer ones, and what is beyond the numbers
/// of the first, in a hash table. Nothing is ever forgotten.
class GlyphCache {
  public:
    /// No font has more than 65,536 glyphs; strings of random four-byte codes must not fill memory.
    bool full() const { return glyphs_.size() >= std::size_t{4} * 65'536; }

    /// Null if the code is new.
    const CodedGlyph* find(std::uint32_t code, int bytes) const {
        std::uint32_t index = bytes <= 2 ? find_short(code, bytes) : 0;
        if (index == 0 && !long_codes_.empty()) {
            index = find_long(code, bytes);
        }
        return index == 0 ? nullptr : &glyphs_[index - 1];
    }

    /// `text` is kept here and glyph.text set to it. Valid until the next keep().
    const CodedGlyph& keep(CodedGlyph glyph, std::string text) {
        texts_.push_back(std::move(text));
        glyph.text = texts_.back();
        glyphs_.push_back(glyph);
        const auto index = static_cast<std::uint32_t>(glyphs_.size());
        if (glyph.bytes <= 2 && index <= most_in_pages) {
            auto& page = pages_[page_of(glyph.code, glyph.bytes)];
            if (!page) {
                page = std::make_unique<Page>();
            }
            (*page)[glyph.code & 0xFFU] = static_cast<std::uint16_t>(index);
        } else {
            long_codes_[key_of(glyph.code, glyph.bytes)] = index;
        }
        return glyphs_.back();
    }

  private:
    // A font of a long report has some twenty of them, and a report some twenty such fonts.
    using Page = std::array<std::uint16_t, 256>;
    static constexpr std::uint32_t most_in_pages = 0xFFFF;

    // Page 256 is that of the codes of one byte.
    static std::size_t page_of(std::uint32_t code, int bytes) {
        return bytes == 1 ? 256 : (code >> 8U & 0xFFU);
    }
    static std::uint64_t key_of(std::uint32_t code, int bytes) {
        return static_cast<std::uint64_t>(bytes) << 32U | code;
    }

    std::uint32_t find_short(std::uint32_t code, int bytes) const {
        const auto& page = pages_[page_of(code, bytes)];
        return page ? (*page)[code & 0xFFU] : 0;
    }
    std::uint32_t find_long(std::uint32_t code, int bytes) const {
        const auto found = long_codes_.find(key_of(code, bytes));
        return found == long_codes_.end() ? 0 : found->second;
    }

    std::array<std::unique_ptr<Page>, 257> pages_;
    std::unordered_map<std::uint64_t, std::uint32_t> long_codes_;
    std::vector<CodedGlyph> glyphs_;
    std::deque<std::string> texts_;
};

}  // namespace tenken::pdf
