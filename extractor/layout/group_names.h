// Names of groups of columns in the heading of an unruled table: over a rule, and over the middle
// of their columns.
#pragma once

#include <optional>
#include <vector>

#include "extractor/layout/band_line.h"

namespace tenken::layout {

struct GroupNames {
    std::size_t lines = 0;        ///< of the heading that they take
    std::vector<TextCell> cells;  ///< from left to right, each over its columns
};

/// The names in lines [first, …) of a heading that has `count` lines, if a rule stands below them
/// and the names of the single columns below that. Where one rule is drawn under several names, its
/// columns are divided among them so that each name is as near to the middle of its own as can be.
std::optional<GroupNames> group_names(const std::vector<BandLine>& lines, std::size_t first,
                                      std::size_t count, const std::vector<TextColumn>& columns,
                                      const std::vector<Line>& partial);

}  // namespace tenken::layout
