// Fields of a finding: first those that other programs hold on to, then ours.

#include <nlohmann/json.hpp>

#include "tools/format/formats.h"
#include "tools/format/json_values.h"

namespace tenken::tools {

namespace {

using Json = nlohmann::ordered_json;
using rules::Finding;
using rules::Verdict;
using schema::Message;

Json both(const Message& message) {
    return {{"ja", message.ja}, {"en", message.en}};
}

Json finding_json(const Finding& finding, schema::Language language) {
    Json json;
    json["rule"] = finding.rule;
    json["category"] = finding.category;
    json["severity"] = rules::severity_name(finding.severity);
    json["item"] = item_json(finding.item);
    json["fiscal_year"] = year_json(finding.fiscal_year);
    json["message"] = finding.message.in(language);
    json["page"] = page_json(finding.place);
    json["box"] = box_json(finding.place);
    json["expected"] = text_or_null(finding.expected);
    json["actual"] = text_or_null(finding.actual);

    json["line"] = line_json(finding.place);
    json["rule_version"] = finding.version;
    json["title"] = finding.title.in(language);
    json["may_be_fine"] = finding.may_be_fine.in(language);
    json["printed"] = finding.printed;
    json["formula"] = text_or_null(finding.formula);
    json["convention"] = text_or_null(finding.convention);
    json["related"] = Json::array();
    for (const rules::Related& related : finding.related) {
        json["related"].push_back({{"what", related.what.in(language)},
                                   {"page", page_json(related.place)},
                                   {"box", box_json(related.place)},
                                   {"line", line_json(related.place)},
                                   {"printed", related.printed},
                                   {"texts", both(related.what)}});
    }
    if (!finding.readings.empty()) {
        json["proposed_readings"] = readings_json(finding.readings);
    }
    json["fingerprint"] = finding.fingerprint;
    json["waived"] = finding.waived;
    if (finding.waived) {
        json["waiver_reason"] = finding.waiver_reason;
    }
    json["texts"] = {{"title", both(finding.title)},
                     {"message", both(finding.message)},
                     {"may_be_fine", both(finding.may_be_fine)}};
    return json;
}

Json verdict_json(const Verdict& verdict, schema::Language language) {
    Json json;
    json["rule"] = verdict.rule;
    json["outcome"] = verdict.outcome == Verdict::Outcome::agrees ? "agrees" : "undecided";
    json["item"] = item_json(verdict.item);
    json["fiscal_year"] = year_json(verdict.fiscal_year);
    json["page"] = page_json(verdict.place);
    json["box"] = box_json(verdict.place);
    json["line"] = line_json(verdict.place);
    json["printed"] = verdict.printed;
    json["formula"] = text_or_null(verdict.formula);
    json["reason"] = text_or_null(verdict.reason.in(language));
    return json;
}

Json report_json(const AuditView& view, const AuditCounts& counts) {
    const schema::Report& report = view.report;
    Json json;
    json["file"] = report.source.file;
    json["sha256"] = text_or_null(report.source.sha256);
    json["pages"] = report.source.pages;
    json["title"] = report.title;
    json["municipality"] = report.municipality;
    json["first_fiscal_year"] = report.period ? Json(report.period->first) : Json(nullptr);
    json["last_fiscal_year"] = report.period ? Json(report.period->last) : Json(nullptr);
    json["items"] = counts.items;
    json["year_rows"] = counts.years;
    return json;
}

}  // namespace

std::string audit_as_json(const AuditView& view) {
    const AuditCounts counts = count(view);
    Json json;
    json["language"] = language_name(view.language);
    json["report"] = report_json(view, counts);
    json["summary"] = {{"errors", counts.errors}, {"warnings", counts.warnings},
                       {"notes", counts.notes},   {"waived", counts.waived},
                       {"agreed", counts.agreed}, {"undecided", counts.undecided}};
    if (view.known > 0) {
        json["summary"]["known"] = view.known;
    }
    json["findings"] = Json::array();
    for (const Finding& finding : view.audit.findings) {
        json["findings"].push_back(finding_json(finding, view.language));
    }
    if (view.verbose) {
        json["checks"] = Json::array();
        for (const Verdict& verdict : view.audit.verdicts) {
            json["checks"].push_back(verdict_json(verdict, view.language));
        }
    }
    return dump(json);
}

}  // namespace tenken::tools
