// JUnit XML as build servers read it (the format has no standard; this is what Jenkins and GitLab
// take). An error or warning is a failed test case, a note or an agreeing check a passed one, what
// is waived or undecided a skipped one.

#include <map>

#include "schema/xml_writer.h"
#include "tools/format/formats.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;
using rules::Verdict;
using schema::XmlWriter;

struct Suite {
    std::vector<const Finding*> findings;
    std::vector<const Verdict*> verdicts;

    long tests() const { return static_cast<long>(findings.size() + verdicts.size()); }
    long failures() const {
        long number = 0;
        for (const Finding* finding : findings) {
            number += fails(*finding) ? 1 : 0;
        }
        return number;
    }
    long skipped() const {
        long number = 0;
        for (const Finding* finding : findings) {
            number += finding->waived ? 1 : 0;
        }
        for (const Verdict* verdict : verdicts) {
            number += verdict->outcome == Verdict::Outcome::undecided ? 1 : 0;
        }
        return number;
    }
    static bool fails(const Finding& finding) {
        return !finding.waived && finding.severity != Severity::note;
    }
};

std::string place_text(const schema::Place& place) {
    if (place.page > 0) {
        return "page " + std::to_string(place.page) + " [" + schema::box_text(place.box) + "]";
    }
    return place.line > 0 ? "line " + std::to_string(place.line) : std::string();
}

std::string details(const Finding& finding, schema::Language language) {
    std::string text = place_text(finding.place);
    const auto add = [&](std::string_view label, const std::string& value) {
        if (!value.empty()) {
            text.append(text.empty() ? "" : "\n").append(label).append(": ").append(value);
        }
    };
    add("printed", finding.printed);
    add("sum", finding.formula);
    add("expected", finding.expected);
    add("actual", finding.actual);
    add("but", finding.may_be_fine.in(language));
    add("waived", finding.waiver_reason);
    return text;
}

void write(XmlWriter& xml, const Finding& finding, schema::Language language) {
    const std::string& message = finding.message.in(language);
    xml.open("testcase");
    xml.attribute("classname", finding.rule);
    xml.attribute("name", message);
    if (finding.waived) {
        xml.open("skipped");
        xml.attribute("message", finding.waiver_reason);
        xml.close();
    } else if (Suite::fails(finding)) {
        xml.open("failure");
        xml.attribute("type", rules::severity_name(finding.severity));
        xml.attribute("message", message);
        xml.text(details(finding, language));
        xml.close();
    } else {
        xml.leaf("system-out", details(finding, language));
    }
    xml.close();
}

void write(XmlWriter& xml, const Verdict& verdict, schema::Language language) {
    const std::string name = verdict.formula.empty() ? verdict.printed : verdict.formula;
    xml.open("testcase");
    xml.attribute("classname", verdict.rule);
    xml.attribute("name", name.empty() ? place_text(verdict.place) : name);
    if (verdict.outcome == Verdict::Outcome::undecided) {
        xml.open("skipped");
        xml.attribute("message", verdict.reason.in(language));
        xml.close();
    }
    xml.close();
}

void counts(XmlWriter& xml, long tests, long failures, long skipped) {
    xml.attribute("tests", tests);
    xml.attribute("failures", failures);
    xml.attribute("errors", 0L);
    xml.attribute("skipped", skipped);
}

}  // namespace

std::string audit_as_junit(const AuditView& view) {
    std::vector<std::string> order;
    std::map<std::string, Suite> suites;
    const auto suite_of = [&](const std::optional<std::string>& item) -> Suite& {
        const std::string name = item ? "No." + *item : view.report.source.file;
        if (suites.count(name) == 0) {
            order.push_back(name);
        }
        return suites[name];
    };
    for (const Finding& finding : view.audit.findings) {
        suite_of(finding.item).findings.push_back(&finding);
    }
    for (const Verdict& verdict : view.audit.verdicts) {
        suite_of(verdict.item).verdicts.push_back(&verdict);
    }
    Suite all;
    for (const Finding& finding : view.audit.findings) {
        all.findings.push_back(&finding);
    }
    for (const Verdict& verdict : view.audit.verdicts) {
        all.verdicts.push_back(&verdict);
    }

    XmlWriter xml;
    xml.open("testsuites");
    xml.attribute("name", std::string_view("tenken"));
    counts(xml, all.tests(), all.failures(), all.skipped());
    for (const std::string& name : order) {
        const Suite& suite = suites[name];
        xml.open("testsuite");
        xml.attribute("name", name);
        counts(xml, suite.tests(), suite.failures(), suite.skipped());
        for (const Finding* finding : suite.findings) {
            write(xml, *finding, view.language);
        }
        for (const Verdict* verdict : suite.verdicts) {
            write(xml, *verdict, view.language);
        }
        xml.close();
    }
    return std::move(xml).finish();
}

}  // namespace tenken::tools
