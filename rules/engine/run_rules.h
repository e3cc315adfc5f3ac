// The first half of an audit: every rule has its say.
#pragma once

#include "rules/engine/sink.h"

namespace tenken::rules {

/// Findings, verdicts and sums of all rules that are enabled; the sums are not yet judged.
Ledger run_rules(const Context& context, const RuleSet& rules);

}  // namespace tenken::rules
