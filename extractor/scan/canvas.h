// All pictures of a page on one grey sheet.
#pragma once

#include <string>
#include <vector>

#include "extractor/picture.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

struct Canvas {
    PixPtr grey;  ///< 8 bits; nullptr if no picture could be decoded
    /// Points to pixels: x_pixel = x_point * x_scale.
    double x_scale = 1;
    double y_scale = 1;
    bool upright = false;  ///< no skew is to be looked for
    std::vector<std::string> problems;
};

/// Resolution: that of the finest picture that is as large as a tenth of the page, within 100 and
/// 300 dpi. Beyond, an engine that scales a line to 48 pixels sees nothing more.
Canvas make_canvas(const extractor::PictureSheet& sheet);

}  // namespace tenken::scan
