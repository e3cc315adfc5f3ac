// What a character of a scan may be by the words around it: proposed, never put in its place.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/proposals/confusables.h"
#include "extractor/scan/reading.h"

namespace tenken::extractor {

struct Proposal {
    scan::Doubt doubt;   ///< reason "vocabulary"; `other` is the proposed character
    std::string word;    ///< the words that speak for it, with the character in them
    std::string source;  ///< "report", another place has them; "vocabulary"; "script"
};

/// True if a text without white space is a word of reports' vocabulary.
using IsWord = std::function<bool(std::string_view)>;

/// Proposals for doubtful characters, and for those that look like another, by page and in reading
/// order:
///   - the same words stand elsewhere in the report, surely read, with another character;
///   - the line is a word of the vocabulary but for one character that looks like another;
///   - a character of another script between two of one (コミュ二ティ).
/// Figures are left to arithmetic.
std::map<int, std::vector<Proposal>> propose_readings(const std::map<int, scan::ReadPage>& pages,
                                                      const Confusables& confusables,
                                                      const IsWord& is_word);

}  // namespace tenken::extractor
