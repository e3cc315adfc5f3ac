// SARIF 2.1.0. Its regions count lines and characters, which a PDF has not: page and rectangle
// stand in the properties of the location. The lines of a transcript are a region.

#include <map>

#include <nlohmann/json.hpp>

#include "tools/format/formats.h"
#include "tools/format/json_values.h"

namespace tenken::tools {

namespace {

using Json = nlohmann::ordered_json;
using rules::Finding;
using schema::Place;

/// A relative reference (RFC 3986): everything but unreserved characters in percent form.
std::string uri(std::string_view name) {
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : name) {
        if (unreserved.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

Json location_json(const AuditView& view, const Place& place) {
    Json physical;
    physical["artifactLocation"] = {{"uri", uri(view.report.source.file)}, {"index", 0}};
    if (place.line > 0) {
        physical["region"] = {{"startLine", place.line}};
    }
    Json location;
    location["physicalLocation"] = physical;
    if (place.page > 0) {
        location["properties"] = {{"page", place.page}, {"box", box_json(place)}};
    }
    return location;
}

/// The rules that have findings, in the order met; index by id.
class RuleTable {
  public:
    explicit RuleTable(const AuditView& view) {
        for (const Finding& finding : view.audit.findings) {
            if (index_.emplace(finding.rule, rules_.size()).second) {
                rules_.push_back(describe(finding, view.language));
            }
        }
    }
    std::size_t index(const std::string& id) const { return index_.at(id); }
    const Json& rules() const { return rules_; }

  private:
    static Json describe(const Finding& finding, schema::Language language) {
        Json rule;
        rule["id"] = finding.rule;
        const std::string& title = finding.title.in(language);
        rule["shortDescription"] = {{"text", title.empty() ? finding.rule : title}};
        if (!finding.may_be_fine.in(language).empty()) {
            rule["help"] = {{"text", finding.may_be_fine.in(language)}};
        }
        rule["defaultConfiguration"] = {{"level", rules::severity_name(finding.severity)}};
        rule["properties"] = {{"category", finding.category}, {"version", finding.version}};
        return rule;
    }

    std::map<std::string, std::size_t> index_;
    Json rules_ = Json::array();
};

Json result_json(const AuditView& view, const Finding& finding, const RuleTable& rules) {
    Json result;
    result["ruleId"] = finding.rule;
    result["ruleIndex"] = rules.index(finding.rule);
    result["level"] = rules::severity_name(finding.severity);
    if (view.has_baseline) {
        result["baselineState"] = "new";
    }
    result["message"] = {{"text", finding.message.in(view.language)}};
    Json location = location_json(view, finding.place);
    if (finding.item) {
        location["logicalLocations"] =
            Json::array({{{"name", "No." + *finding.item}, {"kind", "item"}}});
    }
    result["locations"] = Json::array({location});
    if (!finding.related.empty()) {
        Json related = Json::array();
        for (const rules::Related& place : finding.related) {
            Json entry = location_json(view, place.place);
            entry["message"] = {{"text", place.what.in(view.language) + ": " + place.printed}};
            related.push_back(entry);
        }
        result["relatedLocations"] = related;
    }
    if (!finding.fingerprint.empty()) {
        result["partialFingerprints"] = {{"tenken/v1", finding.fingerprint}};
    }
    if (finding.waived) {
        result["suppressions"] =
            Json::array({{{"kind", "external"}, {"justification", finding.waiver_reason}}});
    }
    result["properties"] = {{"item", item_json(finding.item)},
                            {"fiscal_year", year_json(finding.fiscal_year)},
                            {"expected", text_or_null(finding.expected)},
                            {"actual", text_or_null(finding.actual)},
                            {"printed", finding.printed},
                            {"formula", text_or_null(finding.formula)},
                            {"convention", text_or_null(finding.convention)}};
    if (!finding.readings.empty()) {
        result["properties"]["proposed_readings"] = readings_json(finding.readings);
    }
    return result;
}

}  // namespace

std::string audit_as_sarif(const AuditView& view) {
    const RuleTable rules(view);
    Json driver;
    driver["name"] = "tenken";
    driver["version"] = TENKEN_VERSION;
    driver["language"] = language_name(view.language);
    driver["rules"] = rules.rules();

    Json artifact;
    artifact["location"] = {{"uri", uri(view.report.source.file)}};
    if (!view.report.source.sha256.empty()) {
        artifact["hashes"] = {{"sha-256", view.report.source.sha256}};
    }

    Json run;
    run["tool"] = {{"driver", driver}};
    run["artifacts"] = Json::array({artifact});
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = Json::array();
    for (const Finding& finding : view.audit.findings) {
        run["results"].push_back(result_json(view, finding, rules));
    }

    Json log;
    log["$schema"] =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
        "sarif-schema-2.1.0.json";
    log["version"] = "2.1.0";
    log["runs"] = Json::array({run});
    return dump(log);
}

}  // namespace tenken::tools
