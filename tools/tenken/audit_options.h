// What the command line asks to be done with an audit: findings waived, findings known before.
#pragma once

#include <cstddef>

#include "rules/finding.h"
#include "rules/rule_set.h"
#include "tools/tenken/arguments.h"

namespace tenken::tools {

/// Marks what --waivers covers, as of --today or the day of the machine. Throws InputError for a
/// file that cannot be read, and for a --today that is no date.
void apply_waivers(const Arguments& arguments, const rules::RuleSet& rules, rules::Audit& audit);

/// Takes out the findings that stand in the file of --baseline; gives how many those were. Throws
/// InputError for a file that is no saved audit.
std::size_t leave_out_known(const Arguments& arguments, rules::Audit& audit);

}  // namespace tenken::tools
