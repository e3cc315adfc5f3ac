// Tables without rulings whose cells hold several lines: Japanese lists and forms, where the texts
// of a row stand in the middle of it and not on one line.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/table_maker.h"

namespace tenken::layout {

/// Of the runs that no table holds yet; `rules`: horizontal lines of no table. Only where most
/// letters are Japanese. What stands line by line, in figures, is left to find_aligned_tables.
std::vector<FoundTable> find_block_tables(const extractor::Page& page, const Runs& runs,
                                          const std::vector<std::uint32_t>& loose,
                                          const std::vector<Line>& rules);

}  // namespace tenken::layout
