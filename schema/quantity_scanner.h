// Finds the quantities of a running text. What is none (dates, codes, ordinals) is said in the
// .cpp.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "schema/fiscal_year.h"
#include "schema/folded_text.h"
#include "schema/quantity.h"

namespace tenken::schema {

/// `text` is folded with Spaces::keep, `years` are those of the same text, in its order.
std::vector<Quantity> scan_quantities(const FoldedText& text, std::span<const YearMention> years);

}  // namespace tenken::schema
