// Figures that stand not quite below their years.
#pragma once

#include <map>

#include "extractor/report/heads_in_force.h"

namespace tenken::report {

/// 財政効果 | 310 | 540 | 760 below years whose columns are a little wider or narrower, as in a
/// table drawn right below another one: where a row divides the width of the years into as many
/// figures as there are years, each belongs to the year of its own place in the row. Gives the
/// column of its year for each such cell; `columns` of the table.
std::map<const CellView*, int> shifted_years(const HeadsInForce::Cells& cells, int row, int columns,
                                             const HeadsInForce& heads);

}  // namespace tenken::report
