// What a finding on a page that was read from its picture is worth.
#include "rules/engine/doubtful.h"

#include "tests/catch.h"

using namespace tenken;
using rules::Finding;
using rules::Severity;

namespace {

Finding finding(const char* category, int page, const schema::Box& box) {
    Finding out;
    out.category = category;
    out.severity = Severity::error;
    out.place.page = page;
    out.place.box = box;
    return out;
}

schema::Report report_of_page_two() {
    schema::Report report;
    schema::Reading& reading = report.reading;
    schema::PageReading page;
    page.page = 2;
    reading.pages.push_back(page);
    schema::Doubt doubt;
    doubt.place.page = 2;
    doubt.place.box = {10, 10, 14, 20};
    doubt.read = "3";
    doubt.other = "8";
    reading.doubts.push_back(doubt);
    return report;
}

}  // namespace

TEST_CASE("findings on pages read from pictures") {
    std::vector<Finding> findings = {
        finding("total", 2, {0, 0, 50, 30}),            // its cell holds the doubtful figure
        finding("total", 2, {100, 0, 150, 30}),         // figures that are not in doubt
        finding("missing-year", 2, {100, 0, 150, 30}),  // the reader may have lost the row
        finding("total", 1, {0, 0, 50, 30}),            // a page with text
    };
    rules::soften_doubtful(report_of_page_two(), findings);
    CHECK(findings[0].severity == Severity::note);
    CHECK(findings[0].message.en.find("perhaps \"8\"") != std::string::npos);
    CHECK(findings[1].severity == Severity::warning);
    CHECK(findings[2].severity == Severity::note);
    CHECK(findings[3].severity == Severity::error);
    CHECK(findings[3].message.en.empty());
}

TEST_CASE("a doubt on a word says nothing against a sum") {
    schema::Report report = report_of_page_two();
    report.reading.doubts.front().words = true;
    std::vector<Finding> findings = {finding("total", 2, {0, 0, 50, 30}),
                                     finding("name", 2, {0, 0, 50, 30})};
    rules::soften_doubtful(report, findings);
    CHECK(findings[0].severity == Severity::warning);
    CHECK(findings[0].message.en.find("in doubt") == std::string::npos);
    CHECK(findings[1].severity == Severity::note);
    CHECK(findings[1].message.en.find("in doubt") != std::string::npos);
}

TEST_CASE("a doubt in another cell of the same text") {
    schema::Report report = report_of_page_two();
    schema::YearRow year;
    year.actual.emplace();
    year.actual->place = {2, {0, 0, 50, 30}, 0};
    year.actual->continued = {{2, {50, 0, 90, 30}, 0}};
    report.items.emplace_back();
    report.items.back().years.push_back(year);
    std::vector<Finding> findings = {finding("total", 2, {50, 0, 90, 30}),
                                     finding("total", 2, {90, 0, 120, 30})};
    rules::soften_doubtful(report, findings);
    CHECK(findings[0].severity == Severity::note);
    CHECK(findings[1].severity == Severity::warning);
}

TEST_CASE("a page too coarse to be read says nothing about the city") {
    schema::Report report = report_of_page_two();
    report.reading.pages.front().legible = false;
    std::vector<Finding> findings = {finding("total", 2, {100, 0, 150, 30}),
                                     finding("total", 1, {0, 0, 50, 30})};
    rules::soften_doubtful(report, findings);
    CHECK(findings[0].severity == Severity::note);
    CHECK(findings[0].message.en.find("too coarse") != std::string::npos);
    CHECK(findings[1].severity == Severity::error);
}
