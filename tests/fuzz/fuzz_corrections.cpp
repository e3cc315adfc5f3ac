// Any bytes as a file of corrections: refused with an InputError that says line and column, or
// read; each correction then has one place, a name and a date.
#include <cstdint>
#include <string>

#include "schema/corrections.h"
#include "schema/error.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        for (const schema::Correction& correction : schema::read_corrections("fuzz.xml", bytes)) {
            TENKEN_REQUIRE(correction.line >= 1);
            TENKEN_REQUIRE(!correction.who.empty() && correction.when.size() == 10);
            TENKEN_REQUIRE(schema::is_utf8(correction.read) && schema::is_utf8(correction.right));
            const schema::CorrectionSpot& spot = correction.spot;
            TENKEN_REQUIRE(spot.item.empty() || !spot.field.empty());
            TENKEN_REQUIRE(spot.table.empty() || spot.item.empty());
            TENKEN_REQUIRE(spot.row >= 0 && spot.column >= 0);
        }
    } catch (const schema::InputError& error) {
        TENKEN_REQUIRE(schema::is_utf8(error.problem().ja) && schema::is_utf8(error.problem().en));
        TENKEN_REQUIRE(error.problem().en.find("line ") == 0);
    }
    return 0;
}
