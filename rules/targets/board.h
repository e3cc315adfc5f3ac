// Every target with its results over the years, for the off-target board of the report page.
#pragma once

#include <vector>

#include "rules/context/context.h"
#include "rules/finding.h"

namespace tenken::rules {

/// By item, then as the item lists its targets.
std::vector<TargetTrack> target_board(const Context& context);

}  // namespace tenken::rules
