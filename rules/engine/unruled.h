// Findings in tables that have no rulings.
#pragma once

#include <vector>

#include "rules/finding.h"
#include "schema/report.h"

namespace tenken::rules {

/// Where a table is read by how its text stands, a cell that is missing, blank or out of order may
/// have been read into its neighbour: such a finding is a note that says so. Figures that
/// contradict each other or a target are seen on the page, and stay warnings.
void soften_unruled(const schema::Report& report, std::vector<Finding>& findings);

}  // namespace tenken::rules
