// Any text as a transcript: refused with an InputError, or read into a report that is written and
// read again without a change and that the rules can audit.
#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/extract.h"
#include "rules/engine.h"
#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const rules::RuleSet rule_set = rules::load_rules({});
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.find("%PDF-") != std::string_view::npos) {
        return 0;  // another target's
    }
    schema::Report report;
    try {
        report = extractor::extract(bytes, "fuzz.txt");
    } catch (const schema::InputError& error) {
        TENKEN_REQUIRE(schema::is_utf8(error.problem().ja) && schema::is_utf8(error.problem().en));
        return 0;
    }
    const std::string xml = schema::to_xml(report);
    TENKEN_REQUIRE(schema::is_utf8(xml));
    TENKEN_REQUIRE(schema::to_xml(schema::from_xml(xml, "again.xml")) == xml);
    for (const rules::Finding& finding : rules::audit(report, rule_set).findings) {
        TENKEN_REQUIRE(!finding.fingerprint.empty() && !finding.message.en.empty());
    }
    return 0;
}
