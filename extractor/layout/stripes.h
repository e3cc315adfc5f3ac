// Stripes of shading: they tell the rows of a table and none of its columns.
#pragma once

#include "extractor/layout/placement.h"
#include "extractor/page.h"
#include "schema/table.h"

namespace tenken::layout {

/// True for a table made of shading whose rows are shaded as a whole, if the text of a further row
/// stands right above or below it on white: shading has shown a part of the table only, such as the
/// heading and the row that follows it.
bool is_part_of_stripes(const schema::Table& table, const extractor::Page& page,
                        const RunIndex& index);

}  // namespace tenken::layout
