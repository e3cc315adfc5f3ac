// Finds years and dates in folded text. The rules of what counts as one are in the .cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "schema/fiscal_year.h"
#include "schema/folded_text.h"

namespace tenken::schema {

struct ScannedYear {
    YearMention mention;
    std::size_t first = 0;  ///< characters of the folded text
    std::size_t last = 0;   ///< behind the last one
};

/// `text` is folded with Spaces::drop. In the order of the text, never overlapping.
std::vector<ScannedYear> scan_years(const FoldedText& text, const std::optional<Period>& plan);

}  // namespace tenken::schema
