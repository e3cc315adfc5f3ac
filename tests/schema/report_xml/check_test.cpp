// What one process wrote for another: let through as it is, or not at all.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/report_xml_check.h"
#include "tests/catch.h"
#include "tests/schema/report_xml/random_report.h"

namespace {

using namespace tenken;

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const std::string open = "<report xmlns=\"urn:tenken:report:1\">";

std::string problem(const std::string& xml) {
    try {
        schema::check_report_xml(xml, "file");
    } catch (const schema::InputError& error) {
        return error.problem().en;
    }
    return "";
}

/// The same with the text cut into pieces of `size` bytes.
std::string problem_in_pieces(const std::string& xml, std::size_t size) {
    try {
        schema::ReportXmlCheck check("file");
        for (std::size_t at = 0; at < xml.size(); at += size) {
            check.read(std::string_view(xml).substr(at, size));
        }
        check.finish();
    } catch (const schema::InputError& error) {
        return error.problem().en;
    }
    return "";
}

}  // namespace

TEST_CASE("whatever to_xml writes is a report") {
    CHECK(problem(schema::to_xml({})) == "");
    for (unsigned seed = 0; seed < 200; ++seed) {
        const schema::Report report = tests::random_report(seed);
        const std::string xml = schema::to_xml(report);
        CHECK(problem(xml) == "");
        CHECK(problem_in_pieces(xml, 1 + seed) == "");
        std::string pieces;
        schema::write_xml(report, [&](std::string_view piece) { pieces += piece; });
        CHECK(pieces == xml);
    }
}

TEST_CASE("what no report is does not pass") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "the declaration is missing"},
        {open + "</report>\n", "the declaration is missing"},
        {head, "unexpected character"},
        {head + open, "an element is not closed"},
        {head + open + "<items>", "an element is not closed"},
        {head + open + "</items></report>\n", "is closed that is not open"},
        {head + open + "</report>", "something behind"},
        {head + open + "</report>\n<report/>", "something behind"},
        {head + "<report></report>\n", "the root element is no report"},
        {head + "<html xmlns=\"urn:tenken:report:1\"></html>\n", "the root element is no report"},
        {head + open + "<!-- x --></report>\n", "a name is missing"},
        {head + open + "<?php x ?></report>\n", "a name is missing"},
        {head + "<!DOCTYPE report>" + open + "</report>\n", "a name is missing"},
        {head + open + "<title>&xxe;</title></report>\n", "unknown reference"},
        {head + open + "<title>a & b</title></report>\n", "unknown reference"},
        {head + open + "<title>\x01</title></report>\n", "a control character"},
        {head + open + "<title>\xFF</title></report>\n", "not UTF-8"},
        {head + open + "<title>\xED\xA0\x80</title></report>\n", "not UTF-8"},
        {head + open + "<title>\xEF\xBF\xBF</title></report>\n", "not UTF-8"},
        {head + open + "<item number=\"1\" number=\"2\"/></report>\n", "there twice"},
        {head + open + "<item number=\"1/></report>\n", "unexpected character"},
        {head + open + "<item number=1/></report>\n", "unexpected character"},
        {head + open + "<item number=\"<\"/></report>\n", "unexpected character"},
        {head + open + "<cell row=\"-1\"/></report>\n", "not what it must be"},
        {head + open + "<cell row=\"999999999\"/></report>\n", "not what it must be"},
        {head + open + "<cell page=\"\"/></report>\n", "not what it must be"},
        {head + open + "<cell box=\"1 2 3\"/></report>\n", "not what it must be"},
        {head + open + "<cell box=\"1 2 3 nan\"/></report>\n", "not what it must be"},
        {head + open + "<total value=\"12,000\"/></report>\n", "not what it must be"},
        {head + open + "<total state=\"none\"/></report>\n", "not what it must be"},
        {head + open + "<cell shaded=\"yes\"/></report>\n", "not what it must be"},
        {head + open + "<total value=\"1e9\"/></report>\n", "not what it must be"},
    };
    for (const auto& [xml, expected] : cases) {
        INFO(xml);
        CHECK(problem(xml).find(expected) != std::string::npos);
        CHECK(problem_in_pieces(xml, 1) == problem(xml));
        CHECK(problem_in_pieces(xml, 7) == problem(xml));
    }
    std::string deep = head + open;
    for (int i = 0; i < 100; ++i) {
        deep += "<a>";
    }
    CHECK(problem(deep).find("nested too deep") != std::string::npos);
    CHECK(problem(head + open + "\n<b\n").find("line 3") != std::string::npos);
}

TEST_CASE("what passes can be read back or is refused, whatever was changed in it") {
    const std::string sound = schema::to_xml(tests::random_report(7));
    std::uint32_t random = 12345;
    const auto next = [&random](std::size_t bound) {
        random = random * 1664525U + 1013904223U;
        return (random >> 8U) % bound;
    };
    const std::string bytes = "<>&\"'/= a1-\n\x80\xE3";
    int passed = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string changed = sound;
        for (std::size_t edits = 1 + next(3); edits > 0; --edits) {
            changed[next(changed.size())] = bytes[next(bytes.size())];
        }
        if (problem(changed).empty()) {
            ++passed;
            try {
                schema::from_xml(changed, "file");
            } catch (const schema::InputError&) {
                // A required attribute went by another name, or a period ends before it begins.
            }
        }
    }
    CHECK(passed > 0);
}
