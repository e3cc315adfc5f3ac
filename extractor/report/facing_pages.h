// A list over two facing pages: who and what on the left one, the years on the right one. A sheet
// has such halves side by side, an empty column between them.
#pragma once

#include "extractor/report/label.h"
#include "schema/table.h"

namespace tenken::report {

/// True if `right` stands on the page after `left`, or right of it, has its rows at the same
/// heights, and names no items itself while the left one does.
bool are_facing(const schema::Table& left, const schema::Table& right, LabelReader& labels);

/// One table of both; the cells of the left one come first.
schema::Table join_facing(const schema::Table& left, const schema::Table& right);

}  // namespace tenken::report
