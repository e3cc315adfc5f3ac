// A font for text that is there but not seen.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "extractor/pdf/annotate/update_writer.h"

namespace tenken::pdf {

/// A TrueType program (ISO 14496-22) of two glyphs without an outline, one em wide.
std::string blank_font_program();

/// Texts by the code that stands for them, from 1.
class BlankFont {
  public:
    /// Ascent and descent of its glyphs, em.
    static constexpr double ascent = 0.88;
    static constexpr double descent = 0.12;

    /// The code of a letter; 0 if there are too many different ones.
    std::uint16_t code_of(const std::string& letter);
    /// Writes font, descriptor, program and ToUnicode CMap; gives the number of the font.
    std::uint32_t write(UpdateWriter& update) const;

  private:
    std::string to_unicode() const;
    std::map<std::string, std::uint16_t> codes_;
};

}  // namespace tenken::pdf
