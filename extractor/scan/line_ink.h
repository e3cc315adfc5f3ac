// The ink of one line, as far as it can say what an engine cannot: where nothing is, what is a
// ring, what is a comma.
#pragma once

#include <string>
#include <vector>

#include "extractor/scan/find_text.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

class LineInk {
  public:
    /// `text` is the ink of the whole sheet.
    LineInk(Pix* text, const TextLine& line);

    bool any_between(int x0, int x1) const;
    /// The widest stretch without ink that begins and ends between two positions.
    struct Gap {
        int begin = 0;
        int end = 0;
        int width() const { return end - begin; }
    };
    Gap widest_gap(int x0, int x1) const;

    /// Rings as large as a character, from left to right: the bullet ○.
    std::vector<PixelBox> rings() const;

    /// What the ink in a box is if its shape leaves no doubt: one of ～ → ／ ： 「 」 〈 〉, else
    /// "".
    std::string shape_of(const PixelBox& box) const;

    const std::vector<PixelBox>& parts() const { return parts_; }

  private:
    bool is_ring(const PixelBox& part) const;
    int ink_in_row(const PixelBox& part, int row, int x0, int x1) const;
    int ink_in(const PixelBox& part, int x0, int y0, int x1, int y1) const;
    std::string narrow_shape(const PixelBox& part) const;
    std::string wide_shape(const PixelBox& part) const;
    std::string chevron(const PixelBox& part) const;
    std::string corner(const PixelBox& part) const;
    bool is_slash(const PixelBox& part) const;
    bool is_colon(const PixelBox& above, const PixelBox& below) const;

    TextLine line_;
    PixPtr ink_;
    std::vector<PixelBox> parts_;  ///< on the sheet
    std::vector<int> columns_;     ///< ink by column of the line's box
};

}  // namespace tenken::scan
