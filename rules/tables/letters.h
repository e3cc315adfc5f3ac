// Formulas that labels of tables give by letters: 人件費 B, 収支差引 (A)-(D) (E), 人件費率 Ｂ／Ａ.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace tenken::rules {

struct LetterFormula {
    std::vector<char32_t> letters;
    std::vector<int> signs;  ///< +1 or -1 beside letters
    bool quotient = false;   ///< first letter divided by the second
};

struct Letters {
    std::optional<char32_t> own;  ///< what other labels call this line
    std::optional<LetterFormula> formula;
};

/// Letters that stand alone, and numbers in circles; `label` as printed.
Letters read_letters(std::string_view label);

/// For the line `at` whose label holds a formula: the lines its letters mean, in the order of the
/// letters. A table that repeats A, B and A-B for each of its items means the nearest ones before.
/// Empty where a letter has no line, or more than one and no such block.
std::vector<int> lines_meant(const std::vector<Letters>& lines, int at);

}  // namespace tenken::rules
