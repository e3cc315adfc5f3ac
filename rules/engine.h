// The rules engine: packs of rules in, a report in, an audit out.
#pragma once

#include <string>
#include <vector>

#include "rules/finding.h"
#include "schema/report.h"

namespace tenken::rules {

class RuleSet;

/// The packs compiled in, plus those of `folders` (later ones replace rules of the same id).
/// Throws schema::InputError with file, line, column and what was expected.
RuleSet load_rules(const std::vector<std::string>& folders);

/// Runs every rule over the report. Never throws for what a report holds.
Audit audit(const schema::Report& report, const RuleSet& rules);

}  // namespace tenken::rules
