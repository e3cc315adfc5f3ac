// What may pass as the text of a code, and the form in which it leaves this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tenken::pdf {

enum class TextQuality : std::uint8_t {
    none,         ///< empty, U+FFFD, controls, half a surrogate pair: not a reading
    private_use,  ///< a private-use code: what it looks like only the font knows
    good,
};

TextQuality judge(std::u32string_view text);

/// UTF-8 with radicals and vertical forms folded to the characters they stand for (⺠ 民, ︵ （),
/// tabs and no-break spaces as spaces, variation selectors left out.
std::string presentable(std::u32string_view text);

}  // namespace tenken::pdf
