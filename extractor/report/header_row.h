// Which rows of a table are headings of the columns below them.
#pragma once

#include <vector>

#include "extractor/report/table_view.h"

namespace tenken::report {

/// Labels that name something of an item: where one opens a row, what stood above it is done with.
bool names_item_field(Field field);

/// True if the row's cells are labels that govern the cells below them, and not a row of
/// label-value pairs. `heads_known`: a heading row stands above already.
bool is_header_row(TableView& view, int row, bool heads_known);

}  // namespace tenken::report
