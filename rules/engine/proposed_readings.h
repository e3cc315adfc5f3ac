// What is said of a sum that another reading of a doubtful digit would mend.
#pragma once

#include "rules/finding.h"

namespace tenken::rules {

/// Makes a finding with proposed readings a note about the reading, at the doubtful figure's cell
/// where all of them lie in one; the readings are added to its related places. True if it has any.
/// What was read stays as it is.
bool tell_readings(Finding& finding);

}  // namespace tenken::rules
