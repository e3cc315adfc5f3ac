// Whether a text is a figure: what columns of numbers are known by.
#pragma once

#include <optional>
#include <string_view>

namespace tenken::layout {

/// A number with its sign, unit or footnote mark, or what stands for one: 1,234 · ▲5 · 36.0% · (12)
/// · 7ha · － · n/a. A text with more letters than digits is none.
bool is_figure(std::string_view text);

/// The value of a plain number in thousandths ("-50", "1,200", "0.85", "40%"): to see whether
/// figures go in equal steps. Nothing for a text that holds anything else, or a year.
std::optional<long> thousandths(std::string_view text);

}  // namespace tenken::layout
