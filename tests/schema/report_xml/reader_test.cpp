// XML that others wrote: faults are named with their line, what is unknown is passed over.
// Each file of faults/ begins with a comment: "reader: MESSAGE" if reading it must fail with that
// message, "schema only" if just the schema refuses it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "schema/error.h"
#include "schema/report_xml.h"
#include "tests/catch.h"
#include "tests/schema/report_xml/lint.h"

using namespace tenken::schema;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(TENKEN_SOURCE_DIR) / "tests/schema/report_xml";

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> files_in(const fs::path& path) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string message_of(const std::string& xml) {
    try {
        from_xml(xml, "f.xml");
    } catch (const InputError& error) {
        CHECK(error.file() == "f.xml");
        CHECK_FALSE(error.problem().ja.empty());
        CHECK_FALSE(error.advice().ja.empty());
        CHECK_FALSE(error.advice().en.empty());
        return error.problem().en;
    }
    return "read without complaint";
}

}  // namespace

TEST_CASE("faults are refused") {
    const std::vector<fs::path> files = files_in(folder / "faults");
    REQUIRE(files.size() >= 20);
    for (const fs::path& file : files) {
        const std::string xml = content_of(file);
        const std::size_t comment = xml.find("<!-- ") + 5;
        const std::string expectation = xml.substr(comment, xml.find(" -->") - comment);
        CAPTURE(file.filename().string(), expectation);
        CHECK(tenken::tests::lint_refuses(xml, "schema/report.xsd"));
        if (expectation == "schema only") {
            CHECK_NOTHROW(from_xml(xml, "f.xml"));
        } else {
            REQUIRE(expectation.substr(0, 8) == "reader: ");
            CHECK(message_of(xml) == expectation.substr(8));
        }
    }
}

TEST_CASE("a report with a prefix, other order, later additions and inline measures is read") {
    const Report report = from_xml(content_of(folder / "foreign.xml"), "foreign.xml");
    CHECK(report.title == "計画");
    CHECK(report.source.kind == SourceKind::scanned);
    REQUIRE(report.items.size() == 1);
    const Item& item = report.items[0];
    CHECK(item.number == "7");
    CHECK(item.department_cell_missing);
    CHECK_FALSE(item.name_cell_missing);
    REQUIRE(item.years.size() == 1);
    REQUIRE(item.years[0].actual);
    CHECK(item.years[0].actual->text == "収納率は 98.5%で <前年> を上回る");
    REQUIRE(item.years[0].actual->measures.size() == 1);
    CHECK(item.years[0].actual->measures[0].printed == "98.5%");
    CHECK(item.years[0].actual->measures[0].value == Decimal(985, 1));
    CHECK_FALSE(item.years[0].planned);
    REQUIRE(report.tables.size() == 1);
    CHECK(report.tables[0].rows == 2);
    CHECK(report.tables[0].columns == 3);
    REQUIRE(report.tables[0].cells.size() == 2);
    CHECK(report.tables[0].cells[0].text == "first");
}

TEST_CASE("bytes that are no XML are refused") {
    CHECK(message_of("") == "the XML is not well formed (line 0)");
    CHECK(message_of("\xFF\xFE<") == "the XML is not in UTF-8");
    CHECK(message_of(std::string("<report/>\0", 10)) == "the XML is not in UTF-8");
    CHECK(message_of("<!-- only -->") == "the XML has no element");
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<a>";
    }
    CHECK(message_of(deep) == "the XML is nested too deeply (line 1)");
}

TEST_CASE("a report is told by its first element") {
    const auto looks = [](std::string_view text) { return looks_like_report_xml(text); };
    CHECK(looks("<report xmlns=\"urn:tenken:report:1\">"));
    CHECK(
        looks("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <a> -->\n<report\n "
              "xmlns='urn:tenken:report:1'/>"));
    CHECK(looks("<t:report xmlns:t=\"urn:tenken:report:1\">"));
    CHECK_FALSE(looks("<report>"));
    CHECK_FALSE(looks("<reports xmlns=\"urn:tenken:report:1\">"));
    CHECK_FALSE(looks("<findings xmlns=\"urn:tenken:findings:1\">"));
    CHECK_FALSE(looks("%PDF-1.7"));
    CHECK_FALSE(looks(""));
    CHECK_FALSE(looks("<"));
    CHECK_FALSE(looks("<!-- unfinished"));
    CHECK_FALSE(looks("項目番号\t1"));
}
