// An image of a page as it stands in the file: still coded where the code is that of an image
// (JPEG, fax ...), otherwise already grey.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "schema/geometry.h"

namespace tenken::extractor {

struct Picture {
    enum class Coding : std::uint8_t {
        grey,      ///< a byte a sample, row after row, 0 black ... 255 white
        jpeg,      ///< DCTDecode
        jpeg2000,  ///< JPXDecode
        fax,       ///< CCITTFaxDecode: G3 and G4
        jbig2,     ///< JBIG2Decode
    };

    /// What the parameters of CCITTFaxDecode say, PDF 32000-1 table 11.
    struct Fax {
        long k = 0;  ///< below 0: G4; 0: G3 of one dimension; above 0: of two
        bool bytes_aligned = false;
        bool black_is_1 = false;
        long columns = 1728;
        long rows = 0;  ///< 0: not said
    };

    Coding coding = Coding::grey;
    std::string data;
    std::string globals;  ///< JBIG2Globals
    Fax fax;
    bool drawn = false;  ///< no image of the file: areas and strokes of the page
    long width = 0;      ///< samples
    long height = 0;     ///< samples
    /// What a sample looks like, for codings of one component (two levels are 0 and 255).
    std::array<std::uint8_t, 256> look{};
    /// Samples that are dark in `look` are painted with `paint`, the others leave what is below.
    bool stencil = false;
    std::uint8_t paint = 0;
    /// What is seen of it: 0 nothing ... 255 all, after its own `look`. May be of another size.
    std::shared_ptr<const Picture> mask;
    /// Takes the unit square, y upwards, to points from the top left of the page:
    /// x' = p[0] x + p[2] y + p[4], y' = p[1] x + p[3] y + p[5].
    std::array<double, 6> place{};
    schema::Box clip;  ///< what of the page it may touch
};

/// All pictures of a page in the order drawn.
struct PictureSheet {
    double width = 0;  ///< points, as seen
    double height = 0;
    std::vector<Picture> pictures;
    bool upright = false;               ///< no scanner was at work: there is no skew
    std::vector<std::string> problems;  ///< in English
};

}  // namespace tenken::extractor
