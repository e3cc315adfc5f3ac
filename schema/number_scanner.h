// Reads the number part of a quantity: 1,075 · 36.0 · 23億3千5百万 · 三億五千万.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "schema/decimal.h"
#include "schema/folded_text.h"

namespace tenken::schema {

struct ScannedNumber {
    Decimal value;      ///< every scale word multiplied out
    Decimal precision;  ///< of the last digit or scale word shown: 1000000 for 23億3千5百万
    /// A single group of digits with 千, 万, 百万, 億 or 兆 behind it may keep that as part of its
    /// unit (29,597千円): the group alone, and the word. "" if there is none or it was multiplied
    /// out.
    Decimal group;
    std::string scale_word;
    bool scaled = false;        ///< some scale word is in it
    bool grouped = false;       ///< has commas
    bool leading_zero = false;  ///< 0942, 007: a code and no number
    int digits = 0;             ///< of the first group, those behind the point included
    int decimals = 0;           ///< of the last group
    std::string leftover;       ///< what was read over: 憶 for 億, a comma in the wrong place
    std::size_t end = 0;
};

struct NumberStyle {
    bool kanji = false;  ///< begins with a kanji numeral
    bool cell = false;   ///< nothing else stands beside it: blanks and commas may be anywhere
};

/// The number that begins at `i`; nullopt if none does or if it has more than 18 digits.
std::optional<ScannedNumber> scan_number(const FoldedText& text, std::size_t i, NumberStyle style);

}  // namespace tenken::schema
