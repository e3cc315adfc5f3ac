// Findings that rest on characters which may have been misread.
#pragma once

#include <vector>

#include "rules/finding.h"
#include "schema/report.h"

namespace tenken::rules {

/// A finding at whose place, or at one that bears on it, the reading of a picture is in doubt says
/// nothing about the city yet: it becomes a note that asks for a look at the page, and tells which
/// characters are meant. On a page that was read from a picture nothing is an error: contradicting
/// figures are warnings, and what is missing or written otherwise is a note. A sum that one
/// doubtful digit would mend says which (proposed_readings.h). Where a text was joined from several
/// cells, a doubt in any of them bears on what is found in it.
void soften_doubtful(const schema::Report& report, std::vector<Finding>& findings);

}  // namespace tenken::rules
