// What a correction calls "read", in a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenken::extractor {

struct Found {
    std::size_t count = 0;  ///< times it stands there, not overlapping
    std::size_t begin = 0;  ///< of the first, in bytes of `text`
    std::size_t end = 0;
};

/// White space of any kind does not count on either side: where a line was wrapped, or an engine
/// saw a gap, is no part of what was read. Nothing is found once in a text without a character.
Found find_reading(std::string_view text, std::string_view read);

/// True if the two are the same but for white space.
bool same_reading(std::string_view a, std::string_view b);

}  // namespace tenken::extractor
