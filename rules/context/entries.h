// The entries of a text: what stands behind each bullet, and the sentences between.
#pragma once

#include <string>
#include <vector>

#include "rules/context/text_view.h"

namespace tenken::rules {

struct TextEntry {
    std::size_t begin = 0;  ///< bytes in the text
    std::size_t end = 0;
    std::string squeezed;  ///< without bullet and marks at its ends
    std::string label;     ///< of the 〈…〉 or 【…】 above it, "" for none
    bool bullet = false;   ///< a bullet stands before it
};

std::vector<TextEntry> entries_of(const TextView& text);

}  // namespace tenken::rules
