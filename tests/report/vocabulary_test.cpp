#include "extractor/report/vocabulary.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "extractor/report/reader.h"
#include "schema/error.h"
#include "tests/catch.h"

namespace tenken::testing {
namespace {

using report::Field;
using report::load_vocabulary;

std::string problem_of(const char* xml) {
    try {
        load_vocabulary({{"words.xml", xml}});
    } catch (const schema::InputError& error) {
        return error.file() + ": " + error.problem().en;
    }
    return "";
}

TEST_CASE("every vocabulary file that ships is valid", "[report]") {
    if (std::system("command -v xmllint >/dev/null 2>&1") != 0) {
        WARN("SKIPPED: xmllint is not installed");
        return;
    }
    const std::filesystem::path folder =
        std::filesystem::path(TENKEN_SOURCE_DIR) / "extractor/report/vocabulary";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".xml") {
            ++files;
            const std::string command = "xmllint --noout --schema '" +
                                        (folder / "vocabulary.xsd").string() + "' '" +
                                        entry.path().string() + "' 2>/dev/null";
            INFO(entry.path().string());
            CHECK(std::system(command.c_str()) == 0);
        }
    }
    CHECK(files == 5);
}

TEST_CASE("every pattern that ships can be compiled", "[report]") {
    const std::filesystem::path folder =
        std::filesystem::path(TENKEN_SOURCE_DIR) / "extractor/report/vocabulary";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".xml") {
            std::ifstream in(entry.path());
            const std::string content{std::istreambuf_iterator<char>(in), {}};
            INFO(entry.path().string());
            CHECK_NOTHROW(load_vocabulary({{"file.xml", content}}));
        }
    }
}

TEST_CASE("words win over patterns, case and width do not count", "[report]") {
    const auto vocabulary = load_vocabulary({{"a.xml", R"(<vocabulary>
        <part name="work">取組|実施</part>
        <label field="name"><pattern>(?:{work})?項目</pattern></label>
        <label field="section"><word>実施項目</word><word>ＫＰＩ</word></label>
        <words id="w"><word>以上</word><pattern>[0-9]{2}名</pattern></words>
        </vocabulary>)"}});
    CHECK(vocabulary.field("取組項目") == Field::name);
    CHECK(vocabulary.field("実施項目") == Field::section);
    CHECK(vocabulary.field("kpi") == Field::section);
    CHECK(vocabulary.field("取組項目一覧") == Field::none);
    CHECK(vocabulary.words("w").contains("80以上"));
    CHECK(vocabulary.words("w").matches("12名"));
    CHECK_FALSE(vocabulary.words("w").matches("112名"));
    CHECK(vocabulary.words("w").prefix("以上とする") == std::string("以上").size());
}

TEST_CASE("a fault in a vocabulary is shown with file and line", "[report]") {
    CHECK(problem_of("<vocabulary>").find("words.xml: line 1") == 0);
    CHECK(problem_of("<other/>").find("root element") != std::string::npos);
    CHECK(problem_of("<vocabulary>\n<label field='colour'><word>a</word></label></vocabulary>")
              .find("line 2: unknown field colour") != std::string::npos);
    CHECK(problem_of("<vocabulary><label field='name'><pattern>(</pattern></label></vocabulary>")
              .find("missing") != std::string::npos);
    CHECK(problem_of("<vocabulary><words id='a'><pattern>{b}</pattern></words></vocabulary>")
              .find("no part b") != std::string::npos);
    CHECK(problem_of("<vocabulary><label field='name'><word>甲</word></label>"
                     "<label field='effect'><word>甲</word></label></vocabulary>")
              .find("two fields") != std::string::npos);
    CHECK_THROWS_AS(report::built_in_vocabulary().words("no-such-list"), std::logic_error);
}

}  // namespace
}  // namespace tenken::testing
