// A table too wide for its page: a spreadsheet prints the columns that are left over on the pages
// behind, its first columns again before them.
#pragma once

#include <vector>

#include "extractor/layout/document.h"

namespace tenken::layout {

/// Puts such tables together. The first columns must number the rows alike in both parts, and the
/// heading rows must say different things over the others: two tables of the same shape about the
/// same items, one of each year, are two tables.
void join_wide_tables(std::vector<Block>& blocks);

}  // namespace tenken::layout
