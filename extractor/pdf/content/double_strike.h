// Text drawn twice, a little apart, to look bold (or a third time for an outline or a shadow).
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/page.h"

namespace tenken::pdf {

/// Finds the glyph that a new one repeats. The same character in the same size, moved by so little
/// that nobody would set two letters like that, is one letter; 鈴鈴 and ・・ stay two.
class DoubleStrike {
  public:
    DoubleStrike(double page_width, double page_height);

    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// Index of the glyph among `glyphs` that `glyph` repeats, or `none`.
    std::uint32_t find(const std::vector<extractor::Glyph>& glyphs,
                       const extractor::Glyph& glyph) const;
    /// Remembers glyphs[index].
    void add(const std::vector<extractor::Glyph>& glyphs, std::uint32_t index);

  private:
    int column(double x) const;
    int row(double y) const;

    // A grid over the page; each field holds the head of a chain through `next_`.
    int columns_ = 1;
    int rows_ = 1;
    double columns_per_point_ = 1;
    double rows_per_point_ = 1;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint32_t> next_;
};

}  // namespace tenken::pdf
