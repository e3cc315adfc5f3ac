// Any bytes as a ToUnicode CMap; every code it mentions and its neighbours are looked up.
#include <cstdint>
#include <string_view>

#include "extractor/pdf/font/cmap/to_unicode.h"
#include "extractor/pdf/font/decoded_text.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken::pdf;

namespace {

bool is_mentioned(const CMapFile& file, std::uint32_t code) {
    for (const TextRange& range : file.texts) {
        if (range.low <= code && code <= range.high) {
            return true;
        }
    }
    return false;
}

void check(const ToUnicode& map, const CMapFile& file, std::uint32_t code) {
    const std::u32string text = map.find(code);
    TENKEN_REQUIRE(text.empty() || is_mentioned(file, code));
    if (judge(text) != TextQuality::none) {
        const std::string shown = presentable(text);
        TENKEN_REQUIRE(!shown.empty());
        TENKEN_REQUIRE(tenken::schema::is_utf8(shown));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const CMapFile file = parse_cmap(std::string_view(reinterpret_cast<const char*>(data), size));
    const ToUnicode map(file);
    std::size_t looked_at = 0;
    for (const TextRange& range : file.texts) {
        TENKEN_REQUIRE(range.low <= range.high);
        TENKEN_REQUIRE(range.length >= 1 && range.length <= 4);
        TENKEN_REQUIRE(std::size_t{range.offset} + range.size <= file.pool.size());
        if (++looked_at > 200) {
            break;
        }
        for (const std::uint32_t code : {range.low, range.high, range.low - 1, range.high + 1}) {
            check(map, file, code);
        }
    }
    return 0;
}
