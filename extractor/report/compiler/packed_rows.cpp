#include "extractor/report/compiler/packed_rows.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

namespace tenken::report::compiler {

namespace {

using Places = std::vector<std::pair<std::size_t, int>>;  // class and target

int most_frequent(const int* row, std::size_t width) {
    std::map<int, int> counts;
    for (std::size_t c = 0; c < width; ++c) {
        ++counts[row[c]];
    }
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// Nobody's: no state has this number.
constexpr int nobody = 0xFFFF;

}  // namespace

PackedRows pack_rows(const Dfa& dfa) {
    const auto width = static_cast<std::size_t>(dfa.class_count);
    PackedRows packed;
    std::vector<Places> rows(dfa.states());
    for (std::size_t state = 0; state < dfa.states(); ++state) {
        const int* row = dfa.next.data() + state * width;
        packed.defaults.push_back(most_frequent(row, width));
        for (std::size_t c = 0; c < width; ++c) {
            if (row[c] != packed.defaults.back()) {
                rows[state].emplace_back(c, row[c]);
            }
        }
    }
    // The fullest first: what is nearly empty fits anywhere.
    std::vector<std::size_t> order(dfa.states());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a].size() > rows[b].size(); });
    packed.bases.assign(dfa.states(), 0);
    packed.owners.assign(width, nobody);
    std::size_t first_free = 0;
    for (const std::size_t state : order) {
        const Places& row = rows[state];
        if (row.empty()) {
            continue;
        }
        while (first_free < packed.owners.size() && packed.owners[first_free] != nobody) {
            ++first_free;
        }
        std::size_t base = first_free - std::min(first_free, row.front().first);
        const auto fits = [&] {
            packed.owners.resize(std::max(packed.owners.size(), base + width), nobody);
            return std::all_of(row.begin(), row.end(), [&](const auto& place) {
                return packed.owners[base + place.first] == nobody;
            });
        };
        while (!fits()) {
            ++base;
        }
        packed.bases[state] = static_cast<int>(base);
        packed.targets.resize(packed.owners.size(), 0);
        for (const auto& [c, target] : row) {
            packed.owners[base + c] = static_cast<int>(state);
            packed.targets[base + c] = target;
        }
    }
    packed.targets.resize(packed.owners.size(), 0);
    return packed;
}

}  // namespace tenken::report::compiler
