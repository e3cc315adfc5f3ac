// Any bytes as text with figures: places lie in the text, values are whole, nothing is thrown but a
// base value that is too large.
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "schema/quantity.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken::schema;

namespace {

void check(const Quantity& quantity, std::string_view text) {
    TENKEN_REQUIRE(quantity.begin < quantity.end);
    TENKEN_REQUIRE(quantity.end <= text.size());
    TENKEN_REQUIRE(quantity.printed == text.substr(quantity.begin, quantity.end - quantity.begin));
    TENKEN_REQUIRE(is_utf8(quantity.unit));
    TENKEN_REQUIRE(is_utf8(quantity.leftover));
    TENKEN_REQUIRE(quantity.precision > Decimal(0));
    TENKEN_REQUIRE(quantity.explicit_sign || !quantity.value.is_negative());
    TENKEN_REQUIRE(quantity.value.scale() >= 0);
    try {
        const Decimal base = base_value(quantity);
        TENKEN_REQUIRE(base.is_zero() == quantity.value.is_zero());
    } catch (const std::overflow_error&) {
        // 999,999,999,999,999,999億円
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t last = 0;
    for (const Quantity& quantity : find_quantities(text)) {
        check(quantity, text);
        TENKEN_REQUIRE(quantity.begin >= last);
        last = quantity.end;
    }
    for (const char* unit : {"", "千円", "%"}) {
        if (const auto quantity = parse_cell_quantity(text, unit)) {
            check(*quantity, text);
        }
    }
    const UnitScale scale = unit_scale(text);
    TENKEN_REQUIRE(scale.power >= 0);
    TENKEN_REQUIRE(is_utf8(scale.base));
    return 0;
}
