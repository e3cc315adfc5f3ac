// Targets that an item's own words state without calling them targets.
#pragma once

#include <vector>

#include "rules/context/text_view.h"
#include "schema/report.h"

namespace tenken::rules {

/// Limits that hold in every year (計画期間中 職員数415名以下を維持する) and changes against a base
/// year (平成33年度の電気使用量を平成28年度比で5%削減), read from the item's content; those that
/// the report gives as targets already are left out.
std::vector<schema::Target> stated_targets(const schema::Item& item, const TextView& content,
                                           const Vocabulary& vocabulary);

}  // namespace tenken::rules
