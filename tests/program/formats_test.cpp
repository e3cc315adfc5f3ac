// Whatever strings an audit holds, each form of it can be read.
#include "tools/format/formats.h"

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/schema/report_xml/lint.h"

using namespace tenken;
using namespace tenken::tools;
using nlohmann::json;
using tests::lint;

namespace {

const std::string hostile = "\x01<&\"'>]]>\xFF\n\t\x1B[2J\xED\xA0\x80日本";

schema::Report sample_report() {
    schema::Report report;
    report.source.file = "報告 書#1.pdf";
    report.source.sha256 = std::string(64, 'a');
    report.source.pages = 3;
    report.title = hostile;
    report.period = schema::Period{2017, 2021};
    report.items.resize(2);
    report.items[0].number = "2";
    report.items[0].name = hostile;
    report.items[1].number = "R2-1";
    return report;
}

rules::Finding sample_finding() {
    rules::Finding finding;
    finding.rule = "T-02";
    finding.version = "1.0";
    finding.category = "target-gap";
    finding.severity = rules::Severity::warning;
    finding.item = "2";
    finding.fiscal_year = 2020;
    finding.title = {hostile, hostile};
    finding.message = {hostile + "届かない", hostile + "missed"};
    finding.may_be_fine = {hostile, hostile};
    finding.place = {3, {1.005, 2, 3.25, 4}, 0};
    finding.printed = hostile;
    finding.expected = hostile;
    finding.actual = hostile;
    finding.formula = hostile;
    finding.related.push_back({{2, {1, 2, 3, 4}, 0}, hostile, {hostile, hostile}});
    finding.fingerprint = "0123";
    return finding;
}

rules::Audit sample_audit() {
    rules::Audit audit;
    audit.findings.push_back(sample_finding());
    rules::Finding other = sample_finding();
    other.item = "R2-1";
    other.severity = rules::Severity::error;
    other.place = {0, {}, 7};
    audit.findings.push_back(other);
    other.item.reset();
    other.fiscal_year = 0;  // a year that could not be read
    other.severity = rules::Severity::note;
    other.place = {};
    audit.findings.push_back(other);
    other.waived = true;
    other.waiver_reason = hostile;
    audit.findings.push_back(other);
    rules::Verdict verdict;
    verdict.rule = "A-01";
    verdict.item = "2";
    verdict.place = {1, {1, 2, 3, 4}, 0};
    verdict.printed = hostile;
    verdict.formula = hostile;
    audit.verdicts.push_back(verdict);
    verdict.outcome = rules::Verdict::Outcome::undecided;
    verdict.reason = {hostile, hostile};
    audit.verdicts.push_back(verdict);
    return audit;
}

}  // namespace

TEST_CASE("every form of a hostile audit can be read") {
    const schema::Report report = sample_report();
    const rules::Audit audit = sample_audit();
    for (const schema::Language language :
         {schema::Language::japanese, schema::Language::english}) {
        const AuditView view{report, audit, language, true, 0};
        CHECK(lint({audit_as_xml(view)}, "schema/findings.xsd") == "");
        CHECK(lint({audit_as_junit(view)}, "") == "");
        CHECK(json::parse(audit_as_json(view)).at("findings").size() == 4);
        CHECK(json::parse(audit_as_sarif(view)).at("runs").at(0).at("results").size() == 4);
        const std::string text = audit_as_text(view, {});
        CHECK(text.find('\x1B') == std::string::npos);
        CHECK(text.find('\x01') == std::string::npos);
    }
}

TEST_CASE("the fields of a finding in JSON") {
    const schema::Report report = sample_report();
    const rules::Audit audit = sample_audit();
    const json all = json::parse(audit_as_json({report, audit, schema::Language::english}));
    const json& finding = all.at("findings").at(0);
    CHECK(finding.at("item") == 2);
    CHECK(finding.at("fiscal_year") == 2020);
    CHECK(finding.at("severity") == "warning");
    CHECK(finding.at("page") == 3);
    CHECK(finding.at("box") == json::parse("[1, 2, 3.25, 4]"));
    CHECK(finding.at("line").is_null());
    CHECK(all.at("findings").at(1).at("item") == "R2-1");
    CHECK(all.at("findings").at(1).at("page").is_null());
    CHECK(all.at("findings").at(1).at("box").is_null());
    CHECK(all.at("findings").at(1).at("line") == 7);
    CHECK(all.at("findings").at(2).at("item").is_null());
    CHECK(all.at("findings").at(2).at("fiscal_year").is_null());
    CHECK(all.at("findings").at(3).at("waived") == true);
    CHECK(all.at("summary").at("errors") == 1);
    CHECK(all.at("summary").at("waived") == 1);
    CHECK_FALSE(all.contains("checks"));
}

TEST_CASE("names are percent-encoded in SARIF") {
    const schema::Report report = sample_report();
    const rules::Audit audit = sample_audit();
    const json log = json::parse(audit_as_sarif({report, audit}));
    CHECK(log.at("runs").at(0).at("artifacts").at(0).at("location").at("uri") ==
          "%E5%A0%B1%E5%91%8A%20%E6%9B%B8%231.pdf");
}

TEST_CASE("text shows no more findings of a rule than asked for, and counts them all") {
    const schema::Report report = sample_report();
    rules::Audit audit;
    audit.findings.assign(5, sample_finding());
    const std::string text =
        audit_as_text({report, audit, schema::Language::english, false, 2}, {});
    std::size_t shown = 0;
    for (std::size_t at = 0; (at = text.find("missed", at)) != std::string::npos; ++at) {
        ++shown;
    }
    CHECK(shown == 2);
    CHECK(text.find("T-02: 3 findings not shown") != std::string::npos);
    CHECK(text.find("5 warnings") != std::string::npos);
}

TEST_CASE("waived findings do not decide the exit status") {
    rules::Audit audit;
    audit.findings.push_back(sample_finding());
    CHECK(has_findings_at(audit, rules::Severity::note));
    CHECK(has_findings_at(audit, rules::Severity::warning));
    CHECK_FALSE(has_findings_at(audit, rules::Severity::error));
    audit.findings[0].waived = true;
    CHECK_FALSE(has_findings_at(audit, rules::Severity::note));
}

TEST_CASE("tables keep spans, blanks and missing cells apart") {
    schema::Table table;
    table.id = "t1";
    table.rows = 2;
    table.columns = 2;
    table.place = {4, {0, 0, 10, 10}, 0};
    table.cells = {{0, 0, 1, 2, "a,\"b\"\nc", {4, {0, 0, 10, 5}, 0}, {}, false, true},
                   {1, 0, 1, 1, "", {4, {0, 5, 5, 10}, 0}, {}, false, false}};
    const json all = json::parse(tables_as_json({table}));
    CHECK(all.at("tables").at(0).at("page") == 4);
    CHECK(all.at("tables").at(0).at("cells").size() == 2);
    CHECK(all.at("tables").at(0).at("cells").at(0).at("colspan") == 2);
    CHECK(all.at("tables").at(0).at("cells").at(1).at("text") == "");
    CHECK(tables_as_csv({table}) ==
          "\xEF\xBB\xBF"
          "4,1,\"a,\"\"b\"\"\nc\",\r\n4,1,,\r\n");
    const std::string html = tables_as_html({table}, "<t>", schema::Language::english);
    CHECK(html.find("<td colspan=\"2\" class=\"shaded\">a,&quot;b&quot;\nc</td>") !=
          std::string::npos);
    CHECK(html.find("<td></td><td class=\"missing\"></td>") != std::string::npos);
    CHECK(html.find("<title>&lt;t&gt;</title>") != std::string::npos);
}
