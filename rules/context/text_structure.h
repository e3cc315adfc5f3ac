// Brackets, sentences and phrases of a text, by bytes.
#pragma once

#include <string_view>
#include <vector>

#include "rules/context/text_view.h"

namespace tenken::rules {

struct TextStructure {
    std::vector<Bracket> brackets;       ///< by where they open
    std::vector<std::size_t> sentences;  ///< where each sentence, bullet or line begins
    std::vector<std::size_t> phrases;    ///< behind each comma that stands in no figure
};

/// Round, square and angle brackets of any width. 【】 and 〈〉 are headings and part sentences. A
/// bracket that is never closed ends with its sentence; nesting beyond 20 is read as one level.
TextStructure structure_of(std::string_view text, const std::vector<schema::Quantity>& quantities);

}  // namespace tenken::rules
