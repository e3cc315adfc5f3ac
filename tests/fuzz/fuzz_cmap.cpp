// Any bytes as an embedded CMap and a string shown with it, parted by the first zero byte. The
// string's first byte chooses what the CMap builds on.
#include <cstdint>
#include <memory>
#include <string_view>

#include "extractor/pdf/font/cmap/cmap.h"
#include "tests/fuzz/require.h"

using namespace tenken::pdf;

namespace {

// What the file says of a code, without the sorting and cutting that makes look-ups quick.
std::uint32_t last_word(const CMapFile& file, CharCode code) {
    for (auto range = file.cids.rbegin(); range != file.cids.rend(); ++range) {
        if (range->length == code.length && range->low <= code.value && code.value <= range->high) {
            return (range->cid + code.value - range->low) & 0xFFFFU;
        }
    }
    for (auto range = file.notdefs.rbegin(); range != file.notdefs.rend(); ++range) {
        if (range->length == code.length && range->low <= code.value && code.value <= range->high) {
            return range->cid;
        }
    }
    return 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t zero = bytes.find('\0');
    const CMapFile file = parse_cmap(bytes.substr(0, zero));
    const std::string_view shown =
        zero == std::string_view::npos ? std::string_view() : bytes.substr(zero + 1);
    std::shared_ptr<const CMap> base;
    if (!shown.empty()) {
        constexpr const char* names[] = {"", "90ms-RKSJ-H", "Identity-V", "UniJIS-UTF8-H"};
        base = CMap::predefined(names[static_cast<unsigned char>(shown.front()) % 4]);
    }
    const bool has_base = base != nullptr;
    const auto cmap = CMap::embedded(file, std::move(base), file.writing_mode == 1);
    for (std::size_t at = 0; at < shown.size();) {
        const std::size_t before = at;
        const CharCode code = cmap->next(shown, at);
        TENKEN_REQUIRE(at > before && at <= shown.size());
        TENKEN_REQUIRE(code.length == at - before && code.length <= 4);
        const std::uint32_t cid = cmap->cid(code);
        TENKEN_REQUIRE(cid <= 0xFFFF);
        TENKEN_REQUIRE(has_base || cid == last_word(file, code));
        TENKEN_REQUIRE(cmap->code_point(code) <= 0x1FFFFF);
    }
    return 0;
}
