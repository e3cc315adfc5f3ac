// A page as it was read from a picture, with what is doubtful about the reading.
#pragma once

#include <string>
#include <vector>

#include "extractor/page.h"

namespace tenken::scan {

/// One or more characters that may be something else than what was read.
struct Doubt {
    schema::Box box;     ///< points, as the boxes of the page
    std::string read;    ///< what stands in the page's glyphs
    std::string other;   ///< what another reading of the same place said; "" if nothing
    std::string reason;  ///< stable word: "confidence", "readings-differ", "shape", "ruling"
    int confidence = 0;  ///< of the reading that was kept, 0 ... 100
    friend bool operator==(const Doubt&, const Doubt&) = default;
};

struct ReadPage {
    extractor::Page page;       ///< upright: turned back by `skew`
    double skew = 0;            ///< degrees, clockwise, by which the picture lay on the page
    double resolution = 0;      ///< dots per inch of the picture that was read
    int confidence = 0;         ///< mean of the characters, 0 ... 100
    bool legible = true;        ///< false where it is too coarse for any figure to be sure
    std::vector<Doubt> doubts;  ///< in reading order
};

}  // namespace tenken::scan
