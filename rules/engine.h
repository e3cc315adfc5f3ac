// The rules engine: packs of rules in, a report in, an audit out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"
#include "rules/rule_set.h"
#include "schema/report.h"

namespace tenken::rules {

/// The packs compiled in, plus those of `folders` (later ones replace rules of the same id).
/// Throws schema::InputError with file, line, column and what was expected.
/// The examples of the packs compiled in are most of their text; an audit can do without them.
/// Those of `folders` are always read, since a rule without examples is a fault.
enum class BuiltInExamples { read, leave_out };
RuleSet load_rules(const std::vector<std::string>& folders,
                   BuiltInExamples examples = BuiltInExamples::read);

/// Runs every rule over the report. Never throws for what a report holds. `previous`: the report of
/// an earlier year on the same plan, for the rules that compare editions; nullptr for none.
Audit audit(const schema::Report& report, const RuleSet& rules,
            const schema::Report* previous = nullptr);

/// What `rules list` and `rules explain` tell of a rule; empty text where the rule says nothing.
struct RuleInfo {
    std::string id;
    std::string version;
    std::string category;
    Severity severity = Severity::note;
    bool enabled = true;
    std::string family;
    std::string subject;
    std::string procedure;
    std::string kind;
    std::string proves;  ///< what the kind of check is evidence of
    schema::Message title;
    schema::Message message;  ///< the pattern, with {names}
    schema::Message rationale;
    schema::Message may_be_fine;
    std::vector<std::string> sources;
    struct Parameter {
        std::string name;
        std::string value;  ///< "3", "12 words"
        std::string meaning;
    };
    std::vector<Parameter> parameters;
    struct Sample {
        bool gives_finding = false;
        std::string about;
    };
    std::vector<Sample> examples;
    std::string file;
};

/// All rules by id.
std::vector<RuleInfo> list(const RuleSet& rules);
/// nullopt if no rule has that id; upper and lower case are the same.
std::optional<RuleInfo> explain(const RuleSet& rules, std::string_view id);

/// One example of a rule's own, tried.
struct ExampleResult {
    std::string rule;
    int example = 0;  ///< 1-based in its file
    std::string file;
    int line = 0;
    bool passed = false;
    schema::Message detail;  ///< why it failed, or what was found
};

/// Tries the examples of all rules, or of those of one family or id ("" for all).
std::vector<ExampleResult> test(const RuleSet& rules, std::string_view family_or_id = {});

}  // namespace tenken::rules
