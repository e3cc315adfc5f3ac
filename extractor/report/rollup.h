// Roll-up tables: names with amounts, and the headline figures above them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/report/caption.h"
#include "extractor/report/facts.h"
#include "extractor/report/item_draft.h"

namespace tenken::report {

/// One Total for each name and amount column. With several amount columns the scope says which
/// column it is, so that what is added up is of one kind. `rows`: only these, empty for all.
std::vector<schema::Total> read_roll_up(TableView& view, TableFacts& facts, const Caption& caption,
                                        const std::vector<int>& rows, ReadContext& context);

/// 効果額の総額 約18億2千万円 (A)+(B): an amount of money with its name, alone on a line or in a
/// short sentence; two if the exact one follows in brackets. Empty for other text.
std::vector<schema::Total> read_headline(const layout::Paragraph& paragraph,
                                         const Vocabulary& vocabulary);

/// The heading of a list without its amount, mark and unit: "1 収入額".
std::string scope_of(std::string_view heading, const Vocabulary& vocabulary);

}  // namespace tenken::report
