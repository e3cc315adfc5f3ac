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

schema::Reading reading_of_page_two() {
    schema::Reading reading;
    schema::PageReading page;
    page.page = 2;
    reading.pages.push_back(page);
    schema::Doubt doubt;
    doubt.place.page = 2;
    doubt.place.box = {10, 10, 14, 20};
    doubt.read = "3";
    doubt.other = "8";
    reading.doubts.push_back(doubt);
    return reading;
}

}  // namespace

TEST_CASE("findings on pages read from pictures") {
    std::vector<Finding> findings = {
        finding("total", 2, {0, 0, 50, 30}),            // its cell holds the doubtful figure
        finding("total", 2, {100, 0, 150, 30}),         // figures that are not in doubt
        finding("missing-year", 2, {100, 0, 150, 30}),  // the reader may have lost the row
        finding("total", 1, {0, 0, 50, 30}),            // a page with text
    };
    rules::soften_doubtful(reading_of_page_two(), findings);
    CHECK(findings[0].severity == Severity::note);
    CHECK(findings[0].message.en.find("perhaps \"8\"") != std::string::npos);
    CHECK(findings[1].severity == Severity::warning);
    CHECK(findings[2].severity == Severity::note);
    CHECK(findings[3].severity == Severity::error);
    CHECK(findings[3].message.en.empty());
}
