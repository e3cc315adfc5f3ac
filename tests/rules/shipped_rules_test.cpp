// Every rule that ships: valid by the schema, with examples both ways that hold, and found out by
// them when it is broken.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/engine.h"
#include "rules/engine/rule_reader.h"
#include "rules/waivers.h"
#include "schema/error.h"
#include "tests/catch.h"
#include "tests/schema/report_xml/lint.h"

using namespace tenken;

namespace {

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> pack_files() {
    std::vector<std::filesystem::path> paths;
    const std::filesystem::path packs = std::filesystem::path(TENKEN_SOURCE_DIR) / "rules/packs";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(packs)) {
        if (entry.path().extension() == ".xml") {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// Examples of the shipped rule `id` that fail once `from` stands as `to` in its file.
int examples_that_fail(const std::string& path, const std::string& from, const std::string& to) {
    std::string content = content_of(std::string(TENKEN_SOURCE_DIR) + "/rules/packs/" + path);
    const std::size_t at = content.find(from);
    REQUIRE(at != std::string::npos);
    content.replace(at, from.size(), to);
    const rules::RuleSet shipped = rules::load_rules({});
    std::vector<rules::Rule> one;
    one.push_back(rules::read_rule(rules::XmlFile(path, content), "broken", shipped.vocabulary()));
    int failed = 0;
    for (const auto& result : rules::test({std::move(one), shipped.vocabulary()})) {
        failed += result.passed ? 0 : 1;
    }
    return failed;
}

}  // namespace

TEST_CASE("every file of the shipped packs is valid by rules.xsd") {
    std::vector<std::string> documents;
    for (const auto& path : pack_files()) {
        documents.push_back(content_of(path));
    }
    REQUIRE(documents.size() > 60);
    CHECK(tests::lint(documents, "rules/rules.xsd") == "");
}

TEST_CASE("the schema refuses what is no rule") {
    const std::string rule =
        content_of(std::string(TENKEN_SOURCE_DIR) + "/rules/packs/tables/A-13.xml");
    CHECK_FALSE(tests::lint_refuses(rule, "rules/rules.xsd"));
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"severity=\"error\"", "severity=\"fatal\""},
             {"<source>", "<origin/><source>"},
             {"gives=\"nothing\"", "gives=\"perhaps\""},
             {"applies-to=\"table\"", ""}}) {
        std::string other = rule;
        other.replace(other.find(from), from.size(), to);
        CHECK(tests::lint_refuses(other, "rules/rules.xsd"));
    }
}

TEST_CASE("every shipped rule has at least two examples each way, and all of them hold") {
    const rules::RuleSet shipped = rules::load_rules({});
    REQUIRE(shipped.rules().size() > 50);
    for (const rules::Rule& rule : shipped.rules()) {
        INFO(rule.id);
        const auto with = std::count_if(rule.examples.begin(), rule.examples.end(),
                                        [](const auto& example) { return example.gives_finding; });
        CHECK(with >= 2);
        CHECK(static_cast<std::ptrdiff_t>(rule.examples.size()) - with >= 2);
    }
    for (const rules::ExampleResult& result : rules::test(shipped)) {
        INFO(result.rule << " example " << result.example << ": " << result.detail.en);
        CHECK(result.passed);
    }
}

TEST_CASE("every shipped rule says in both languages what, why, and why it may be fine") {
    for (const rules::RuleInfo& rule : rules::list(rules::load_rules({}))) {
        INFO(rule.id);
        for (const schema::Message* text :
             {&rule.title, &rule.message, &rule.rationale, &rule.may_be_fine}) {
            CHECK_FALSE(text->ja.empty());
            CHECK_FALSE(text->en.empty());
        }
        CHECK_FALSE(rule.sources.empty());
        CHECK_FALSE(rule.proves.empty());
    }
}

TEST_CASE("a rule that is broken on purpose is caught by its own examples") {
    CHECK(examples_that_fail("tables/A-13.xml", "value=\"sure\"", "value=\"likely\"") > 0);
    CHECK(examples_that_fail("tables/A-15.xml", "value=\"true\"", "value=\"false\"") > 0);
    CHECK(examples_that_fail("tables/A-13.xml", "list=\"total-labels\"",
                             "list=\"labels-of-parts\"") > 0);
    CHECK(examples_that_fail("waivers/W-01.xml", "value=\"expired\"", "value=\"unused\"") > 0);
    // As it is, nothing fails.
    CHECK(examples_that_fail("tables/A-13.xml", "A-13", "A-13") == 0);
}

TEST_CASE("the rule and the waivers that the README tells to write do what it says") {
    const std::string readme = content_of(std::string(TENKEN_SOURCE_DIR) + "/rules/README.md");
    const auto block = [&](const std::string& beginning) {
        const std::size_t begin = readme.find("```xml\n" + beginning);
        REQUIRE(begin != std::string::npos);
        const std::size_t from = begin + std::string("```xml\n").size();
        return readme.substr(from, readme.find("```", from) - from);
    };
    const rules::RuleSet shipped = rules::load_rules({});
    const std::string rule = block("<?xml");
    CHECK(tests::lint({rule}, "rules/rules.xsd") == "");
    std::vector<rules::Rule> one;
    one.push_back(
        rules::read_rule(rules::XmlFile("city/CITY-1.xml", rule), "city", shipped.vocabulary()));
    const auto results = rules::test({std::move(one), shipped.vocabulary()});
    CHECK(results.size() == 2);
    for (const rules::ExampleResult& result : results) {
        CHECK(result.passed);
    }
    const std::string waivers = block("<waivers");
    CHECK(tests::lint({waivers}, "rules/waivers.xsd") == "");
    CHECK(rules::read_waivers("waivers.xml", waivers).list.size() == 1);
}

TEST_CASE("a fault in a rule names line, column and what is expected") {
    const std::string rule =
        content_of(std::string(TENKEN_SOURCE_DIR) + "/rules/packs/tables/A-13.xml");
    const rules::Vocabulary vocabulary = rules::load_rules({}).vocabulary();
    const auto fault = [&](const std::string& from, const std::string& to) -> std::string {
        std::string other = rule;
        other.replace(other.find(from), from.size(), to);
        try {
            rules::read_rule(rules::XmlFile("my/A-13.xml", other), "my", vocabulary);
        } catch (const schema::InputError& error) {
            return error.problem().en + ". " + error.advice().en;
        }
        return "no fault";
    };
    CHECK(fault("severity=\"error\"", "severity=\"fatal\"") ==
          "line 2, column 74: no severity \"fatal\". Expected here: error, warning or note");
    CHECK(fault("kind=\"table-totals\"", "kind=\"table-sum\"")
              .find("line 6, column 10: no check "
                    "\"table-sum\". Expected here: "
                    "one of ") == 0);
    CHECK(fault("name=\"evidence\"", "name=\"evidance\"")
              .find("line 7, column 16: check "
                    "table-totals has no parameter "
                    "\"evidance\"") == 0);
    CHECK(fault("list=\"total-labels\"", "list=\"totals\"").find("line 8, column ") == 0);
    CHECK(fault("{hint}", "{hunt}").find("this check gives no argument {hunt}") !=
          std::string::npos);
    CHECK(fault("</rule>", "").find("not well-formed XML") != std::string::npos);
}
