// What is written is read back the same, and the schema accepts it.
#include "schema/report_xml.h"
#include "tests/catch.h"
#include "tests/schema/report_xml/lint.h"
#include "tests/schema/report_xml/random_report.h"

using namespace tenken::schema;
using tenken::tests::lint;
using tenken::tests::random_report;

TEST_CASE("a report survives writing and reading") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Report report = random_report(seed);
        const std::string xml = to_xml(report);
        const Report again = from_xml(xml, "report.xml");
        REQUIRE(again == report);
        REQUIRE(to_xml(again) == xml);
        REQUIRE(looks_like_report_xml(xml));
    }
}

TEST_CASE("an empty report survives writing and reading") {
    const Report empty;
    CHECK(from_xml(to_xml(empty), "report.xml") == empty);
    CHECK(lint({to_xml(empty)}, "schema/report.xsd") == "");
}

TEST_CASE("what is written is valid by report.xsd") {
    std::vector<std::string> documents;
    for (std::uint32_t seed = 1000; seed < 1040; ++seed) {
        documents.push_back(to_xml(random_report(seed)));
    }
    CHECK(lint(documents, "schema/report.xsd") == "");
}

TEST_CASE("no string makes the XML malformed") {
    std::string hostile;
    for (int c = 0; c < 256; ++c) {
        hostile += static_cast<char>(c);
    }
    hostile += "\xEF\xBF\xBE\xEF\xBF\xBF";      // U+FFFE, U+FFFF
    hostile += "\xED\xA0\x80\xC0\x80\xF4\x90";  // a surrogate, an overlong NUL, beyond U+10FFFF
    hostile += "\xE3\x81";                      // cut within a character
    Report report;
    report.title = hostile;
    report.source.file = hostile;
    report.paragraphs.push_back({hostile, 0, {}});
    report.paragraphs.push_back({"]]>\xE3", 0, {}});
    const std::string xml = to_xml(report);
    CHECK(lint({xml}, "schema/report.xsd") == "");
    const Report again = from_xml(xml, "report.xml");
    CHECK(again.title == again.source.file);
    CHECK(again.title.find("\xEF\xBF\xBD") != std::string::npos);
    CHECK(again.paragraphs.at(1).text == "]]>\xEF\xBF\xBD");
    CHECK(to_xml(again) == xml);
}

TEST_CASE("boxes are written with at most two decimals and never as what is no number") {
    Report report;
    const double infinite = 1e308 * 10;
    report.notes.push_back({"a", "", {1, {1.0 / 3, 2.004, 70, 1234567.891}, 0}});
    report.notes.push_back({"b", "", {2, {-0.001, infinite - infinite, infinite, -0.5}, 0}});
    const std::string xml = to_xml(report);
    CHECK(xml.find("page=\"1\" box=\"0.33 2 70 1234567.89\"") != std::string::npos);
    CHECK(xml.find("page=\"2\" box=\"0 0 0 -0.5\"") != std::string::npos);
    CHECK(lint({xml}, "schema/report.xsd") == "");
}
