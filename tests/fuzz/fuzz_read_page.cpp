// Any bytes as what a child that read a page hands back: refused, or a page that is packed and
// unpacked without a change. The first byte chooses: a page read from its picture, or the text of a
// page for archives.
#include <cstdint>
#include <string_view>

#include "extractor/archive/page_text.h"
#include "extractor/scan/codec.h"
#include "tests/fuzz/require.h"

using namespace tenken;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 2 == 0) {
        if (const auto page = scan::unpack(bytes)) {
            TENKEN_REQUIRE(scan::pack(*page) == bytes);
        }
    } else if (const auto text = extractor::unpack_page_text(bytes)) {
        TENKEN_REQUIRE(extractor::pack(*text) == bytes);
    }
    return 0;
}
