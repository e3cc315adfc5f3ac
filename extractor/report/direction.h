// Which way is good: fewer arrears, more visitors.
#pragma once

#include <string>
#include <string_view>

#include "extractor/report/vocabulary.h"

namespace tenken::report {

struct Direction {
    enum class Way { unknown, lower, higher };
    Way way = Way::unknown;
    std::string words;  ///< the word that decided
};

/// By the last word in `text` that has a direction: in 滞納繰越分収納率 the head noun 収納率
/// decides, not 滞納. `text` is tightened.
Direction direction_of(std::string_view text, const Vocabulary& vocabulary);

}  // namespace tenken::report
