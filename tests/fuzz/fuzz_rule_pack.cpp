// Any bytes as a file of a rule pack, or of waivers: refused with an InputError that says line and
// column, or read; a rule that was read can be tried by its own examples.
#include <cstdint>
#include <string>
#include <string_view>

#include "rules/engine.h"
#include "rules/engine/rule_reader.h"
#include "rules/waivers.h"
#include "schema/error.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken;

namespace {

void check_error(const schema::InputError& error) {
    TENKEN_REQUIRE(schema::is_utf8(error.problem().ja) && schema::is_utf8(error.problem().en));
    TENKEN_REQUIRE(error.problem().en.find("line ") == 0);
}

void try_as_rule(const std::string& bytes) {
    static const rules::RuleSet shipped = rules::load_rules({});
    const rules::XmlFile file("fuzz.xml", bytes);
    const rules::PackFileKind kind = rules::kind_of(file);
    rules::Vocabulary vocabulary = shipped.vocabulary();
    if (kind != rules::PackFileKind::rule) {
        rules::read_list(file, kind, vocabulary);
        return;
    }
    std::vector<rules::Rule> one;
    one.push_back(rules::read_rule(file, "fuzz", vocabulary));
    const rules::RuleSet set(std::move(one), std::move(vocabulary));
    for (const rules::ExampleResult& result : rules::test(set)) {
        TENKEN_REQUIRE(result.passed || !result.detail.en.empty());
    }
    TENKEN_REQUIRE(rules::list(set).size() == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        try_as_rule(bytes);
    } catch (const schema::InputError& error) {
        check_error(error);
    }
    try {
        const rules::Waivers waivers = rules::read_waivers("fuzz.xml", bytes);
        for (const rules::Waiver& waiver : waivers.list) {
            TENKEN_REQUIRE(rules::is_date(waiver.expires) && !waiver.reason.empty());
        }
    } catch (const schema::InputError& error) {
        check_error(error);
    }
    return 0;
}
