// Items from a table that names them: a form each, or a list with a row or a group of rows each.
#pragma once

#include <string>
#include <vector>

#include "extractor/report/facts.h"
#include "extractor/report/item_draft.h"

namespace tenken::report {

struct TableItems {
    std::vector<ItemDraft> drafts;
    std::vector<int> total_rows;  ///< 合計 and 小計 rows of a list
};

/// `facts` with their roles assigned and years settled. `table_unit`: from a line above the table.
TableItems read_items(TableView& view, TableFacts& facts, const std::string& table_unit,
                      ReadContext& context);

/// A table without a name of its own that goes on with the item before it.
void read_item_body(TableView& view, TableFacts& facts, const std::string& table_unit,
                    ItemDraft& draft, ReadContext& context);

}  // namespace tenken::report
