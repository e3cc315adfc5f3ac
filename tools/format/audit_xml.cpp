// The order of elements and attributes is that of schema/findings.xsd.

#include "schema/xml_writer.h"
#include "tools/format/formats.h"

namespace tenken::tools {

namespace {

using schema::XmlWriter;

void attribute_if(XmlWriter& xml, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        xml.attribute(name, value);
    }
}

void leaf_if(XmlWriter& xml, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        xml.leaf(name, text);
    }
}

void both(XmlWriter& xml, std::string_view name, const schema::Message& message) {
    if (message.ja.empty() && message.en.empty()) {
        return;
    }
    for (const schema::Language language :
         {schema::Language::japanese, schema::Language::english}) {
        xml.open(name);
        xml.attribute("lang", language_name(language));
        xml.text(message.in(language));
        xml.close();
    }
}

void about(XmlWriter& xml, const std::optional<std::string>& item,
           const std::optional<int>& fiscal_year, const schema::Place& place) {
    if (item) {
        xml.attribute("item", *item);
    }
    if (fiscal_year.value_or(0) > 0) {
        xml.attribute("fiscal-year", static_cast<long>(*fiscal_year));
    }
    xml.place(place);
}

void write_report(XmlWriter& xml, const AuditView& view, const AuditCounts& counts) {
    const schema::Report& report = view.report;
    xml.open("report");
    xml.attribute("file", report.source.file);
    attribute_if(xml, "sha256", report.source.sha256);
    xml.attribute("pages", static_cast<long>(report.source.pages));
    attribute_if(xml, "title", report.title);
    attribute_if(xml, "municipality", report.municipality);
    if (report.period) {
        xml.attribute("first", static_cast<long>(report.period->first));
        xml.attribute("last", static_cast<long>(report.period->last));
    }
    xml.attribute("items", counts.items);
    xml.attribute("year-rows", counts.years);
    xml.close();
    xml.open("summary");
    xml.attribute("errors", counts.errors);
    xml.attribute("warnings", counts.warnings);
    xml.attribute("notes", counts.notes);
    xml.attribute("waived", counts.waived);
    xml.attribute("agreed", counts.agreed);
    xml.attribute("undecided", counts.undecided);
    if (view.known > 0) {
        xml.attribute("known", static_cast<long>(view.known));
    }
    xml.close();
}

void write(XmlWriter& xml, const rules::Finding& finding) {
    xml.open("finding");
    xml.attribute("rule", finding.rule);
    attribute_if(xml, "version", finding.version);
    xml.attribute("category", finding.category);
    xml.attribute("severity", rules::severity_name(finding.severity));
    about(xml, finding.item, finding.fiscal_year, finding.place);
    attribute_if(xml, "expected", finding.expected);
    attribute_if(xml, "actual", finding.actual);
    attribute_if(xml, "convention", finding.convention);
    attribute_if(xml, "fingerprint", finding.fingerprint);
    both(xml, "title", finding.title);
    both(xml, "message", finding.message);
    both(xml, "may-be-fine", finding.may_be_fine);
    leaf_if(xml, "printed", finding.printed);
    leaf_if(xml, "formula", finding.formula);
    for (const rules::Related& related : finding.related) {
        xml.open("related");
        xml.place(related.place);
        both(xml, "what", related.what);
        leaf_if(xml, "printed", related.printed);
        xml.close();
    }
    if (finding.waived) {
        xml.leaf("waived", finding.waiver_reason);
    }
    xml.close();
}

void write(XmlWriter& xml, const rules::Verdict& verdict) {
    xml.open("check");
    xml.attribute("rule", verdict.rule);
    xml.attribute("outcome", verdict.outcome == rules::Verdict::Outcome::agrees
                                 ? std::string_view("agrees")
                                 : std::string_view("undecided"));
    about(xml, verdict.item, verdict.fiscal_year, verdict.place);
    both(xml, "reason", verdict.reason);
    leaf_if(xml, "printed", verdict.printed);
    leaf_if(xml, "formula", verdict.formula);
    xml.close();
}

}  // namespace

std::string audit_as_xml(const AuditView& view) {
    XmlWriter xml;
    xml.open("findings");
    xml.attribute("xmlns", std::string_view("urn:tenken:findings:1"));
    write_report(xml, view, count(view));
    for (const rules::Finding& finding : view.audit.findings) {
        write(xml, finding);
    }
    if (view.verbose) {
        for (const rules::Verdict& verdict : view.audit.verdicts) {
            write(xml, verdict);
        }
    }
    return std::move(xml).finish();
}

}  // namespace tenken::tools
