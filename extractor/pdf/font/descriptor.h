// What a FontDescriptor says that matters for text: height, weight, kind. PDF 32000-1 9.8.
#pragma once

#include <string_view>

#include "extractor/pdf/value.h"

namespace tenken::pdf {

struct Descriptor {
    /// Above and below the baseline for size 1, within what fonts can have: 0.6 to 1.1, -0.4 to
    /// -0.05.
    float ascent = 0.88F;
    float descent = -0.12F;
    bool bold = false;
    bool fixed_pitch = false;
    bool serif = false;
    bool embedded = false;
    double missing_width = 0;  ///< 1/1000
};

/// `descriptor` may be null. Heights that are absent or absurd are those of `fallback_ascent` and
/// `fallback_descent`: Japanese fonts 0.88 and -0.12, others what their design is known to have.
Descriptor read_descriptor(const Value& descriptor, std::string_view base_font,
                           float fallback_ascent, float fallback_descent);

/// True for names of heavy faces: MS-Gothic,Bold; HiraKakuPro-W6; Arial-BoldMT; FutoGoB101.
bool name_is_bold(std::string_view base_font);

}  // namespace tenken::pdf
