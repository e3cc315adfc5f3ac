// No.5　窓口の改善 over the whole width of a form that has no cell for its name: the band names the
// item, and the next one the next.
#pragma once

#include <vector>

#include "extractor/report/facts.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/table_kind.h"

namespace tenken::report {

/// The items that bands name, each begun; what stands below a band is its item's. Empty if the
/// table does not begin with such a band, or tells of no department: 1　計画の概要 may head a part
/// of a form as well. `facts` with their roles assigned; their years are settled.
std::vector<ItemDraft> read_banded(TableView& view, TableFacts& facts,
                                   const TableEvidence& evidence, const std::string& table_unit,
                                   ReadContext& context);

}  // namespace tenken::report
