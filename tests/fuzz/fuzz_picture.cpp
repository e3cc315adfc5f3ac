// Any bytes as a grey picture or a fax: what comes out is 8 bits a sample and as large as was said.
// JPEG, JPEG 2000 and JBIG2 are decoded by libraries with fuzzers of their own, which may ask for
// more memory than a fuzzer has; the child's limit of memory is what stops those.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extractor/scan/decode_picture.h"
#include "tests/fuzz/require.h"

using namespace tenken;
using extractor::Picture;

namespace {

/// Leptonica says on standard error what it does not like.
const bool quiet = (setMsgSeverity(L_SEVERITY_NONE), true);

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t head = 4;
    if (!quiet || size < head) {
        return 0;
    }
    Picture picture;
    picture.coding = data[0] % 2 == 0 ? Picture::Coding::grey : Picture::Coding::fax;
    picture.width = data[1] + 1;
    picture.height = data[2] + 1;
    picture.fax.k = static_cast<long>(data[3] % 3) - 1;
    picture.fax.bytes_aligned = (data[3] & 4U) != 0;
    picture.fax.black_is_1 = (data[3] & 8U) != 0;
    picture.fax.columns = picture.width;
    picture.fax.rows = (data[3] & 16U) != 0 ? picture.height : 0;
    for (std::size_t i = 0; i < picture.look.size(); ++i) {
        picture.look[i] = static_cast<std::uint8_t>((data[3] & 32U) != 0 ? 255 - i : i);
    }
    picture.data.assign(reinterpret_cast<const char*>(data) + head, size - head);
    const scan::PixPtr pix = scan::decode_picture(picture);
    if (!pix) {
        return 0;
    }
    TENKEN_REQUIRE(pixGetDepth(pix.get()) == 8);
    TENKEN_REQUIRE(scan::width_of(pix) == picture.width);
    TENKEN_REQUIRE(scan::height_of(pix) == picture.height);
    return 0;
}
