// The longest common part of two sequences.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tenken::extractor {

/// Indices of the first and of the second sequence that belong together.
using CommonPart = std::vector<std::pair<std::size_t, std::size_t>>;

/// Longer sequences have no common part: the table of lengths is two bytes a cell, 128 MB at most.
constexpr std::size_t longest_compared = 8000;

/// By dynamic programming; of several longest parts, the one that skips in `a` first.
/// `equal(a[i], b[j])` tells whether two elements are the same.
template <typename Sequence, typename Equal>
CommonPart common_part(const Sequence& a, const Sequence& b, Equal equal) {
    if (a.empty() || b.empty() || std::max(a.size(), b.size()) > longest_compared) {
        return {};
    }
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> length((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            length[i * width + j] =
                equal(a[i], b[j])
                    ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                    : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    CommonPart pairs;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (equal(a[i], b[j])) {
            pairs.emplace_back(i++, j++);
        } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return pairs;
}

}  // namespace tenken::extractor
