// Which rows of a table are headings of the columns below them.
#pragma once

#include <vector>

#include "extractor/report/table_view.h"

namespace tenken::report {

/// Labels that name something of an item: where one opens a row, what stood above it is done with.
bool names_item_field(Field field);

/// True if the row's cells are labels that govern the cells below them, and not a row of
/// label-value pairs. `heads_known`: a heading row stands above already; `years_above`: it gives
/// years in full over the bare numbers of this one, which are figures then.
bool is_header_row(TableView& view, int row, bool heads_known, bool years_above = false);

/// R元年度実績 | 進捗度 | R2年度実績 | 進捗度: for each cell of a heading row the one that names
/// its year, nullptr for none. The same headings must stand behind each of the years.
std::vector<const CellView*> years_of_followers(const std::vector<CellView*>& cells);

}  // namespace tenken::report
