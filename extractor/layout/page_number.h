// Page numbers as they are printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::layout {

/// A run of digits in a text, of any width.
struct Digits {
    long value = 0;
    std::string printed;  ///< as ASCII
    bool year = false;    ///< 年 stands behind it: counts years, not pages
};

/// All runs of up to six digits.
std::vector<Digits> digits_of(std::string_view text);

/// The text with every run of digits replaced by one '#', white space taken out: equal for
/// "12 / 30" and "13 / 30".
std::string without_digits(std::string_view text);

/// True if the text is nothing but a page number: 12, - 12 -, － 12 －, 12 / 30, P.12, 12ページ,
/// iv.
bool is_page_number(std::string_view text);

}  // namespace tenken::layout
