// Judges all sums of a report together.
#pragma once

#include "rules/engine/sink.h"

namespace tenken::rules {

/// Sums that close become verdicts. Those that fail become findings: where one wrong figure
/// explains several failures and spoils no sum that closes, they are one finding that lists the
/// others as its dependants. Where one digit that the report is in doubt of would mend them, the
/// finding proposes it. The sums are used up.
void settle_sums(const schema::Report& report, Ledger& ledger);

}  // namespace tenken::rules
