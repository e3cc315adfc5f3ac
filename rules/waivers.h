// Waivers (免除): findings that somebody looked at and lets stand, with the reason and an end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"
#include "rules/rule_set.h"
#include "schema/date.h"

namespace tenken::rules {

using schema::is_date;

/// One waiver. It names a finding by its fingerprint, by rule and item, or by both.
struct Waiver {
    std::string fingerprint;  ///< "" if it goes by rule and item
    std::string rule;
    std::optional<std::string> item;  ///< none: findings of the rule that are about no item
    std::optional<int> fiscal_year;   ///< none: of any year
    std::string reason;
    std::string author;
    std::string expires;  ///< 2025-03-31, the last day on which it holds
    int line = 0;         ///< in its file
};

struct Waivers {
    std::string file;
    std::string as_of;  ///< the day the file wants to be read on, "" for the day of the audit
    std::vector<Waiver> list;
};

/// Reads a file of waivers (waivers.xsd). Throws schema::InputError with line, column and what was
/// expected.
Waivers read_waivers(const std::string& file, std::string content);

/// Marks the findings that a waiver covers as waived, and adds what the rules on waivers find:
/// those that have expired, name no rule or cover nothing. `today` is 2024-04-01; where it is ""
/// the file's own day counts, and without that nothing expires.
void apply_waivers(const Waivers& waivers, const RuleSet& rules, const std::string& today,
                   Audit& audit);

}  // namespace tenken::rules
