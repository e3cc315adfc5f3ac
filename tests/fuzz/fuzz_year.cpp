// Any bytes as text with years; the first byte chooses the plan.
#include <cstdint>
#include <optional>
#include <string_view>

#include "schema/fiscal_year.h"
#include "tests/fuzz/require.h"

using namespace tenken::schema;

namespace {

void check(const YearMention& mention, std::string_view text) {
    TENKEN_REQUIRE(mention.begin < mention.end);
    TENKEN_REQUIRE(mention.end <= text.size());
    TENKEN_REQUIRE(mention.printed == text.substr(mention.begin, mention.end - mention.begin));
    TENKEN_REQUIRE(mention.fiscal_year >= 1866 && mention.fiscal_year < 3100);
    TENKEN_REQUIRE((mention.kind == YearMention::Kind::date) == (mention.month != 0) ||
                   mention.impossible);
    TENKEN_REQUIRE(mention.day == 0 || mention.month != 0 || mention.impossible);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    std::optional<Period> plan;
    if (data[0] % 4 != 0) {
        const int first = 1960 + data[0] % 90;
        plan = Period{first, first + data[0] % 4 * 2 + 2};
    }
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    std::size_t last = 0;
    for (const YearMention& mention : find_years(text, plan)) {
        check(mention, text);
        TENKEN_REQUIRE(mention.begin >= last);
        TENKEN_REQUIRE(plan || !mention.bare);
        last = mention.end;
    }
    if (const auto mention = parse_year_label(text, plan)) {
        check(*mention, text);
    }
    if (const auto period = find_period(text)) {
        TENKEN_REQUIRE(period->first <= period->last);
    }
    return 0;
}
