// Any bytes as the XML of a report: refused with an InputError, or read into a report that is
// written and read again without a change.
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken::schema;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)looks_like_report_xml(bytes);
    Report report;
    try {
        report = from_xml(bytes, "fuzz.xml");
    } catch (const InputError& error) {
        TENKEN_REQUIRE(is_utf8(error.problem().ja) && is_utf8(error.problem().en));
        return 0;
    }
    const std::string xml = to_xml(report);
    TENKEN_REQUIRE(is_utf8(xml));
    TENKEN_REQUIRE(looks_like_report_xml(xml));
    TENKEN_REQUIRE(to_xml(from_xml(xml, "again.xml")) == xml);
    for (const Table& table : report.tables) {
        TENKEN_REQUIRE(table.cells.empty() || table.rows > 0);
        (void)table.at(table.rows - 1, table.columns - 1);
    }
    return 0;
}
