// The words of an indicator without those that say nothing about which one it is.
#pragma once

#include <string>

#include "rules/rule_set.h"

namespace tenken::rules {

/// "H29.4.1現在の登用率" without its date is "登用率". By the lists "indicator-stop-words"
/// (anywhere), "indicator-first-words" and "indicator-last-words" (at the ends), and marks at the
/// ends.
std::string indicator_words(std::string squeezed, const Vocabulary& vocabulary);

}  // namespace tenken::rules
