// A font's ToUnicode CMap: codes to text. PDF 32000-1 9.10.3.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/pdf/font/cmap/parser.h"
#include "extractor/pdf/font/cmap/range_map.h"

namespace tenken::pdf {

class ToUnicode {
  public:
    ToUnicode() = default;
    explicit ToUnicode(CMapFile file);

    /// The text of a code as the file has it; empty if it says nothing. The length of codes is not
    /// looked at: producers often write one byte as two.
    std::u32string find(std::uint32_t code) const;

    /// Three codes or more, and all are blank or the same character: such a map is a placeholder.
    bool useless() const { return useless_; }
    /// One range maps most codes to themselves: written without knowing what the codes are.
    bool identity() const { return identity_; }

  private:
    std::u32string text_at(const TextRange& range, std::uint32_t skip) const;
    void judge();

    CMapFile file_;
    RangeMap<TextRange> ranges_;
    bool useless_ = false;
    bool identity_ = false;
};

}  // namespace tenken::pdf
