// Where the text of a picture stands: regions closed by rulings, and the lines in them.
#pragma once

#include <vector>

#include "extractor/scan/find_rulings.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

struct TextLine {
    PixelBox box;           ///< of its ink
    double em = 0;          ///< size of a full-width character, pixels
    int region = 0;         ///< lines of one region stand together; regions in reading order
    bool vertical = false;  ///< characters below each other; `box` is the whole column
};

/// `text`: 1 bit, the ink without rulings. The lines by region, from top to bottom.
std::vector<TextLine> find_text(Pix* text, const std::vector<PixelLine>& rulings,
                                double resolution);

}  // namespace tenken::scan
