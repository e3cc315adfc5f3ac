// Figures over the years: the tables of the appendix.
#pragma once

#include <vector>

#include "extractor/report/caption.h"
#include "extractor/report/facts.h"
#include "extractor/report/item_draft.h"

namespace tenken::report {

/// Rows under years, or columns beside years, that hold figures. `rows`: only these, empty for all.
std::vector<schema::Figures> read_series(TableView& view, TableFacts& facts, const Caption& caption,
                                         const std::vector<int>& rows, ReadContext& context);

/// A table without a row of years whose figures are as many as the years that its heading names.
std::vector<schema::Figures> read_series_without_years(TableView& view, const Caption& caption,
                                                       ReadContext& context);

}  // namespace tenken::report
