// Grade tallies: how many items got S, A, B; and the legend that says what the letters mean.
#pragma once

#include <vector>

#include "extractor/report/caption.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/table_view.h"

namespace tenken::report {

/// One Total a count: its mark is the grade, its name the row (a section, a year), its unit 件 or
/// what the heading says. Empty if the table is no tally. Shares in per cent are left to the table
/// itself.
std::vector<schema::Total> read_tally(TableView& view, const Caption& caption,
                                      ReadContext& context);

/// A table of grades and what they mean, as notes "legend" (S: 計画以上に進んでいる). Empty if the
/// table is none.
std::vector<schema::Note> read_grade_legend(TableView& view, ReadContext& context);

}  // namespace tenken::report
