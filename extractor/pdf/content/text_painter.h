// Shown strings to glyphs on the page, PDF 32000-1 §9.4.
#pragma once

#include <string_view>

#include "extractor/pdf/content/graphics_state.h"
#include "extractor/pdf/content/page_builder.h"

namespace tenken::pdf {

class TextPainter {
  public:
    explicit TextPainter(PageBuilder& page) : page_(page) {}

    void begin();                           ///< BT
    void set_matrix(const Matrix& matrix);  ///< Tm
    void next_line(double x, double y);     ///< Td
    /// The number of a TJ array: thousandths of the font size, against the writing direction.
    void adjust(const TextState& text, double amount);
    /// Shows a string. `visible` is false inside optional content that is off: the position moves
    /// on.
    void show(const GraphicsState& state, std::string_view bytes, bool visible);

  private:
    struct Frame;
    void draw(const Frame& frame, const CodedGlyph& coded, double along);

    PageBuilder& page_;
    Matrix matrix_;
    Matrix line_matrix_;
};

}  // namespace tenken::pdf
