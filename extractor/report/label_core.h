// The words of a label without what is set around them. Each gives a part of the text given.
#pragma once

#include <string_view>

namespace tenken::report {

/// Without bullets and closing colons around it, and brackets around the whole of it.
std::string_view undecorated(std::string_view text);

/// ①計画, 1.計画, (1)計画 -> 計画; a number of two digits may be a year and stays.
std::string_view without_enumerator(std::string_view text);

/// ⑦令和3年度 -> 令和3年度: NFKC would make a plain digit of it.
std::string_view without_circled_digit(std::string_view text);

/// 目標指標1 -> 目標指標
std::string_view without_counter(std::string_view text);

}  // namespace tenken::report
