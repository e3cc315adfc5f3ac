// Two texts of one place, laid beside each other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tenken::extractor {

/// A stretch of both texts that is either the same in both or different.
struct Stretch {
    bool same = false;
    std::size_t first_begin = 0;  ///< [begin, end) of the first text
    std::size_t first_end = 0;
    std::size_t second_begin = 0;
    std::size_t second_end = 0;
};

struct Alignment {
    std::vector<Stretch> stretches;  ///< in their order
    std::size_t same = 0;            ///< characters of the common part
};

/// The stretches by the longest common part. A difference takes the characters next
/// to it along until neither side is empty, unless one text is empty as a whole. Texts longer than
/// 8,000 characters are one difference.
Alignment align(const std::u32string& first, const std::u32string& second);

/// One form of what looks alike and means the same: NFKC, radicals folded, one dash, one circle.
/// Without white space.
std::u32string folded(const std::string& text);

}  // namespace tenken::extractor
