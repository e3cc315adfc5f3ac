// Any bytes as a stream behind one or two filters: nothing comes out beyond the bound, and the same
// bytes give the same.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/filters/decode.h"
#include "extractor/pdf/limits.h"
#include "tests/fuzz/require.h"

using namespace tenken::pdf;

namespace {

constexpr std::size_t bound = 1U << 16;
constexpr std::array<const char*, 6> names{"FlateDecode",    "LZWDecode",       "ASCII85Decode",
                                           "ASCIIHexDecode", "RunLengthDecode", "DCTDecode"};

/// Small numbers and a few that are out of range.
long parameter(std::uint8_t byte) {
    return byte < 250 ? byte % 40 : (byte - 252L) * 100'000'000'000L;
}

filters::Step step_of(const std::uint8_t* bytes) {
    filters::Step step;
    step.name = names[bytes[0] % names.size()];
    step.early_change = bytes[0] < 128;
    step.predictor = {parameter(bytes[1]), parameter(bytes[2]), parameter(bytes[3]),
                      parameter(bytes[4])};
    return step;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t a_step = 5;
    if (size < 1 + 2 * a_step) {
        return 0;
    }
    limits.stream_bytes = bound;
    std::vector<filters::Step> steps{step_of(data + 1)};
    if (data[0] % 2 == 1) {
        steps.push_back(step_of(data + 1 + a_step));
    }
    const std::string_view raw(reinterpret_cast<const char*>(data) + 1 + 2 * a_step,
                               size - 1 - 2 * a_step);
    const StreamData decoded = filters::decode(raw, steps);
    TENKEN_REQUIRE(decoded.bytes.size() <= bound);
    const StreamData again = filters::decode(raw, steps);
    TENKEN_REQUIRE(again.bytes == decoded.bytes && again.complete == decoded.complete);
    TENKEN_REQUIRE(decoded.last_filter.empty() || decoded.last_filter == "DCTDecode");
    return 0;
}
