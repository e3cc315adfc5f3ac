// Whether two names mean the same indicator: shared pairs of characters, since Japanese is written
// without blanks and indicators are named in ever new combinations of the same words.
#pragma once

#include <string>
#include <string_view>

namespace tenken::rules {

/// Share of the shorter text's character pairs that the longer one has too, 0 to 1. A text of one
/// character is compared as it is. Both squeezed. 0 if one is empty.
double containment(std::string_view a, std::string_view b);

/// Dice coefficient of the character pairs, 0 to 1: near 1 only for texts that are nearly equal.
double likeness(std::string_view a, std::string_view b);

/// Number of single-character edits from a to b, `most` + 1 if it is more.
int edit_distance(std::u32string_view a, std::u32string_view b, int most);

/// Code points of UTF-8 text.
std::u32string code_points(std::string_view text);

}  // namespace tenken::rules
