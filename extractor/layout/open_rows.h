// Tables without side borders come apart where a row has no columns: a section heading or a text
// over the whole width has nothing drawn beside it but the lines above and below.
#pragma once

#include <vector>

#include "extractor/layout/component.h"
#include "extractor/layout/placement.h"

namespace tenken::layout {

/// Puts components that have no borders at their sides together with others of the same width where
/// a row between them is shaded, or where a further line of that width stands between. `all` are
/// the lines that the components were made of; `weak`: edges of shades are among them.
std::vector<Component> join_open_rows(std::vector<Component> components, const Lines& all,
                                      const RunIndex& index,
                                      const std::vector<extractor::Shade>& shades, bool weak);

}  // namespace tenken::layout
