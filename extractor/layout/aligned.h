// Tables that are not ruled: text in columns, with a few horizontal rules or none.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/table_maker.h"

namespace tenken::layout {

/// `loose`: runs that no table holds yet; `rules`: horizontal lines of no table. Evidence is
/// half_ruled where rules stand above and below, else aligned.
std::vector<FoundTable> find_aligned_tables(const extractor::Page& page, const Runs& runs,
                                            const std::vector<std::uint32_t>& loose,
                                            const std::vector<Line>& rules);

}  // namespace tenken::layout
