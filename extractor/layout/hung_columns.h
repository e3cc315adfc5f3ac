// Tables whose heading alone has columns drawn: shaded cells beside each other, and below them rows
// between rules or in stripes. The walls of the heading hang down through those rows.
#pragma once

#include <vector>

#include "extractor/layout/component.h"
#include "extractor/layout/placement.h"
#include "extractor/page.h"

namespace tenken::layout {

/// A component for each such table: the lines of its heading, the rules or edges of stripes below
/// it and the walls between its columns, left out where a text reaches over them. `lines` are those
/// that belong to no table yet, edges of shades among them; shades within `used` are other tables'.
std::vector<Component> hung_columns(const Lines& lines, const std::vector<extractor::Shade>& shades,
                                    const std::vector<schema::Box>& used, const RunIndex& index);

}  // namespace tenken::layout
