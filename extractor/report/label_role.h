// Whether a cell that reads like a label is one where it stands, and not a value that happens to.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/report/heads_in_force.h"

namespace tenken::report {

/// `run`: the labels left of it in its row that are in force.
bool acts_as_label(const std::vector<CellView*>& row, std::size_t index,
                   const std::vector<CellView*>& run, const HeadsInForce& heads,
                   const LabelReader& labels);

}  // namespace tenken::report
