// What q saves and Q restores, PDF 32000-1 §8.4.
#pragma once

#include <cstdint>
#include <memory>

#include "extractor/pdf/content/color.h"
#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/content/rectangle.h"
#include "extractor/pdf/font/font.h"

namespace tenken::pdf {

struct TextState {
    Font* font = nullptr;  ///< owned by the resources
    double size = 0;
    double char_spacing = 0;
    double word_spacing = 0;
    double scale = 1;  ///< Tz / 100
    double leading = 0;
    double rise = 0;
    int mode = 0;  ///< Tr, 0 to 7

    bool invisible() const { return mode == 3; }
    bool adds_to_clip() const { return mode >= 4; }
    bool only_clips() const { return mode == 7; }
};

struct GraphicsState {
    Matrix matrix;   ///< user space to points from the top left of the page
    Rectangle clip;  ///< bounding box of the clipping path, on the page
    TextState text;
    Paint fill;
    Paint stroke;
    const ColorSpace* fill_space = nullptr;  ///< nullptr is DeviceGray; owned by the interpreter
    const ColorSpace* stroke_space = nullptr;
    bool fill_transparent = false;
    bool blends = false;             ///< a blend mode other than Normal
    bool fill_lets_through = false;  ///< what is below is seen: alpha below 1
    bool stroke_transparent = false;
    double line_width = 1;
    bool dashed = false;
    bool projecting = false;  ///< line caps reach over the ends by half the line width
    /// Glyphs drawn with mode 7, which can be seen once something is painted through them:
    /// [first, last) in the page.
    std::uint32_t clip_text_first = 0;
    std::uint32_t clip_text_last = 0;
};

}  // namespace tenken::pdf
