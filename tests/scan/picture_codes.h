// One picture in the forms that PDF files hold pictures in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tenken::testing {

/// Grey samples, 0 black.
struct Samples {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;
    std::uint8_t at(int x, int y) const {
        return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    }
};

std::string deflated(const std::string& bytes);
std::string lzw(const std::string& bytes);
std::string run_lengths(const std::string& bytes);
std::string ascii85(const std::string& bytes);
std::string ascii_hex(const std::string& bytes);

/// `components` of a sample each as byte, packed to `bits`, rows on whole bytes.
std::string packed(const std::vector<std::uint8_t>& levels, int row, int bits);

/// `kind`: grey, rgb, cmyk, ycck. Ink samples are inverted as Photoshop does if asked for.
std::string jpeg(const Samples& picture, const std::string& kind, bool inverted);
std::string jpeg2000(const Samples& picture, bool rgb);
/// T.4 and T.6 by libtiff: `kind` g3, g3-2d, g4. Black is ink.
std::string fax(const Samples& picture, const std::string& kind);
/// T.6 with each row on a byte, of runs that are multiples of 4 below 192: a row like the one above
/// in vertical mode, any other in horizontal mode.
std::string aligned_g4(const Samples& picture);
/// T.88: a page of one generic region in MMR; or of a halftone region whose patterns (4 x 4, white
/// and black) are in `globals`.
std::string jbig2(const Samples& picture);
std::string jbig2_with_globals(const Samples& picture, std::string& globals);

}  // namespace tenken::testing
