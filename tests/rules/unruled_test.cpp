// What a finding in a table without rulings is worth.
#include "rules/engine/unruled.h"

#include "tests/catch.h"

using namespace tenken;
using rules::Finding;
using rules::Severity;

namespace {

Finding finding(const char* category, int page) {
    Finding out;
    out.category = category;
    out.severity = Severity::error;
    out.place.page = page;
    out.place.box = {20, 20, 40, 30};
    return out;
}

schema::Table table(schema::Evidence evidence, int page) {
    schema::Table out;
    out.evidence = evidence;
    schema::Cell cell;
    cell.place.page = page;
    cell.place.box = {0, 0, 100, 100};
    out.cells.push_back(cell);
    return out;
}

}  // namespace

TEST_CASE("findings in tables without rulings") {
    schema::Report report;
    report.tables.push_back(table(schema::Evidence::aligned, 1));
    report.tables.push_back(table(schema::Evidence::ruled, 2));
    std::vector<Finding> findings = {
        finding("missing-year", 1),  // the row may have been read into its neighbour
        finding("total", 1),         // the figures stand there
        finding("missing-year", 2),  // between rulings
        finding("missing-year", 3),  // no table
    };
    rules::soften_unruled(report, findings);
    CHECK(findings[0].severity == Severity::note);
    CHECK(findings[0].message.en.find("no rulings") != std::string::npos);
    CHECK(findings[1].severity == Severity::warning);
    CHECK(findings[2].severity == Severity::error);
    CHECK(findings[3].severity == Severity::error);
}
