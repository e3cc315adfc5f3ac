#include "rules/context/context.h"
#include "rules/engine.h"
#include "rules/waivers.h"
#include "schema/error.h"
#include "schema/report_xml.h"

namespace tenken::rules {
namespace {

std::string told(const Finding& finding) {
    return finding.rule + (finding.item ? " No." + *finding.item : "") +
           (finding.fiscal_year ? " FY" + std::to_string(*finding.fiscal_year) : "");
}

bool fits(const Finding& finding, const Example& example) {
    return (!example.item || finding.item == example.item) &&
           (!example.fiscal_year || finding.fiscal_year == example.fiscal_year);
}

/// A rule set that holds this rule alone, so that an example shows what its own rule does.
RuleSet alone(const Rule& rule, const RuleSet& rules) {
    Rule enabled = rule;
    enabled.enabled = true;
    return {{std::move(enabled)}, rules.vocabulary()};
}

ExampleResult judge(const Example& example, const std::vector<Finding>& findings,
                    ExampleResult result) {
    std::string all;
    bool fitting = false;
    bool unfilled = false;
    for (const Finding& finding : findings) {
        all += (all.empty() ? "" : ", ") + told(finding);
        fitting = fitting || fits(finding, example);
        unfilled = unfilled || finding.message.ja.empty() || finding.message.en.empty();
    }
    if (unfilled) {
        result.detail = {"文が空", "the message is empty"};
    } else if (example.gives_finding && !fitting) {
        result.detail = findings.empty() ? schema::Message{"指摘が出ない", "gives no finding"}
                                         : schema::Message{"別の指摘だけが出る: " + all,
                                                           "gives others only: " + all};
    } else if (!example.gives_finding && !findings.empty()) {
        result.detail = {"出ないはずの指摘が出る: " + all + " " + findings.front().message.ja,
                         "gives what it must not: " + all + " " + findings.front().message.en};
    } else {
        result.passed = true;
        result.detail = findings.empty() ? schema::Message{} : findings.front().message;
    }
    return result;
}

/// What this rule finds. A rule on waivers needs the findings of all others to say which of them
/// are covered.
std::vector<Finding> found_by(const Rule& rule, const Example& example, const RuleSet& rules) {
    const schema::Report report = schema::from_xml(example.report_xml, rule.file);
    if (!example.previous_xml.empty()) {
        const schema::Report previous = schema::from_xml(example.previous_xml, rule.file);
        return audit(report, alone(rule, rules), &previous).findings;
    }
    if (example.waivers_xml.empty()) {
        return audit(report, alone(rule, rules)).findings;
    }
    Audit all = audit(report, rules);
    apply_waivers(read_waivers(rule.file, example.waivers_xml), rules, "", all);
    std::vector<Finding> own;
    for (Finding& finding : all.findings) {
        if (finding.rule == rule.id) {
            own.push_back(std::move(finding));
        }
    }
    return own;
}

ExampleResult try_example(const Rule& rule, const Example& example, int number,
                          const RuleSet& rules) {
    ExampleResult result;
    result.rule = rule.id;
    result.example = number;
    result.file = rule.file;
    result.line = example.line;
    try {
        const std::vector<Finding> found = found_by(rule, example, rules);
        return judge(example, found, std::move(result));
    } catch (const schema::InputError& error) {
        result.detail = error.problem();
        return result;
    }
}

}  // namespace

std::vector<ExampleResult> test(const RuleSet& rules, std::string_view family_or_id) {
    std::vector<ExampleResult> results;
    for (const Rule& rule : rules.rules()) {
        if (!family_or_id.empty() && rule.family != family_or_id && rule.id != family_or_id) {
            continue;
        }
        int number = 0;
        for (const Example& example : rule.examples) {
            results.push_back(try_example(rule, example, ++number, rules));
        }
    }
    return results;
}

}  // namespace tenken::rules
