// Tables inside the cells of a form: 年次計画と実績 beside a cell that holds a table of the years.
// For a reader of the form their rows are rows of the form.
#pragma once

#include <vector>

#include "extractor/layout/document.h"
#include "extractor/layout/table_maker.h"

namespace tenken::layout {

/// The tables of a page that fill a cell of another one from side to side, with no text beside
/// them. A small table among the words of a cell is none of them.
std::vector<NestedTables> find_nested_tables(const std::vector<FoundTable>& tables,
                                             const Runs& runs);

/// Puts them into the tables that hold them, row by row, instead of the cell that holds them.
void take_in_nested_tables(PageLayout& page);

}  // namespace tenken::layout
