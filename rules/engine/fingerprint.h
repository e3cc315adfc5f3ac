// What makes a finding the same finding in a later run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/finding.h"

namespace tenken::rules {

/// 16 hexadecimal digits from rule, item, year and `facts`; nothing of the place goes in, so that a
/// new page layout keeps them.
std::string fingerprint(const std::string& rule, const std::optional<std::string>& item,
                        const std::optional<int>& fiscal_year, const std::string& facts);

/// Findings with the same fingerprint get -2, -3 … behind it, in their order.
void make_distinct(std::vector<Finding>& findings);

}  // namespace tenken::rules
