// From a picture's code to samples.
#pragma once

#include <string_view>

#include "extractor/picture.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

/// 8 bits a sample, 0 black ... 255 white, after the picture's `look`; nullptr if it cannot be
/// decoded. Its size is what the code holds, which may differ from what the PDF says.
PixPtr decode_picture(const extractor::Picture& picture);

/// One level per coding, in files of their own.
PixPtr decode_fax(const extractor::Picture& picture);    ///< 1 bit, 1 = sample value 1
PixPtr decode_jbig2(const extractor::Picture& picture);  ///< likewise

/// G4 whose rows begin on bytes. 1 bit, 1 = black; rows that are not there or damaged stay white.
/// nullptr if there is none.
PixPtr decode_aligned_fax(std::string_view data, long columns, long rows);

/// JPEG of four components; its size has been looked at. `inverted`: the most of a sample is no
/// ink.
PixPtr decode_cmyk(const extractor::Picture& picture, int width, int height, bool inverted);

}  // namespace tenken::scan
