// Whether a text is a figure: what columns of numbers are known by.
#pragma once

#include <string_view>

namespace tenken::layout {

/// A number with its sign, unit or footnote mark, or what stands for one: 1,234 · ▲5 · 36.0% · (12)
/// · 7ha · － · n/a. A text with more letters than digits is none.
bool is_figure(std::string_view text);

}  // namespace tenken::layout
