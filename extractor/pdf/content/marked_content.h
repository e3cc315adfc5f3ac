// Marked content as far as it changes what is read: layers that are off, and /ActualText.
// PDF 32000-1 §14.6, §14.9.4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/page.h"

namespace tenken::pdf {

class MarkedContent {
  public:
    struct Mark {
        bool hides = false;                      ///< its layer is off
        std::optional<std::string> actual_text;  ///< UTF-8
        std::uint32_t first_glyph = 0;
    };

    void begin(Mark mark);
    /// Ends the innermost mark that is above `floor`; its text goes to the glyphs drawn since.
    void end(std::size_t floor, std::vector<extractor::Glyph>& glyphs);
    /// Ends all above `floor`: a form that left some open.
    void end_all(std::size_t floor, std::vector<extractor::Glyph>& glyphs);

    std::size_t depth() const { return marks_.size(); }
    bool hidden() const { return hiding_ > 0; }

  private:
    std::vector<Mark> marks_;
    std::size_t hiding_ = 0;
    std::size_t unremembered_ = 0;  ///< marks beyond the bound, counted so that their ends match
};

/// Gives `text` to the glyphs from `first` on where it says more than they do: one glyph, one glyph
/// a character, or a few glyphs that could not be decoded.
void apply_actual_text(const std::string& text, std::vector<extractor::Glyph>& glyphs,
                       std::uint32_t first);

/// A text string (PDF 32000-1 §7.9.2.2) as UTF-8: UTF-16 with a mark, UTF-8 with a mark, or Latin
/// 1, which PDFDocEncoding is for all but a few signs.
std::string text_string(std::string_view bytes);

}  // namespace tenken::pdf
