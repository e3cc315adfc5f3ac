// Lines as words: what ALTO calls String and hOCR ocrx_word.
#pragma once

#include <string>
#include <vector>

#include "extractor/archive/page_text.h"

namespace tenken::tools {

struct Word {
    std::string text;
    schema::Box box;
    bool space_before = false;
    bool corrected = false;
    int confidence = 100;                           ///< the mean of its letters
    std::vector<const extractor::Letter*> letters;  ///< in their order
};

/// Japanese is written without spaces: words end where Unicode's rules and dictionary (UAX #29, as
/// ICU has them) end them. A figure with its separators stays whole, and so does its sign.
std::vector<Word> words_of(const extractor::LetterLine& line);

}  // namespace tenken::tools
