// A form of bands and nothing else: shaded headings over the whole width, their values in white
// rows between them. Each band is a component of its own, as the edges of shades go.
#pragma once

#include <vector>

#include "extractor/layout/component.h"
#include "extractor/layout/placement.h"

namespace tenken::layout {

/// Joins such bands of one width into one component with walls at its sides: three and more of them
/// that are not all divided alike. The heading bands of tables that follow each other are.
std::vector<Component> join_stacked_bands(std::vector<Component> components, const RunIndex& index);

}  // namespace tenken::layout
