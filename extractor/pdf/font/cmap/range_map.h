// Ranges of keys, written one after the other, of which the later ones win; looked up by binary
// search. CMaps, width arrays and ToUnicode tables are all of this kind, and files that overlap or
// are out of order are common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

namespace tenken::pdf {

template <class Payload>
class RangeMap {
  public:
    struct Range {
        std::uint64_t low = 0;
        std::uint64_t high = 0;    ///< inclusive
        std::uint64_t origin = 0;  ///< `low` as it was written, before others cut into the range
        Payload payload{};
    };

    void add(std::uint64_t low, std::uint64_t high, const Payload& payload) {
        ranges_.push_back({low, std::max(low, high), low, payload});
    }

    /// Sorts and cuts the ranges; to be called once, between the last add() and the first find().
    void finish() {
        const bool sorted =
            std::adjacent_find(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) {
                return a.high >= b.low;
            }) == ranges_.end();
        if (!sorted) {
            resolve();
        }
    }

    const Range* find(std::uint64_t key) const {
        const auto after = std::upper_bound(
            ranges_.begin(), ranges_.end(), key,
            [](std::uint64_t wanted, const Range& range) { return wanted < range.low; });
        if (after == ranges_.begin() || std::prev(after)->high < key) {
            return nullptr;
        }
        return &*std::prev(after);
    }

    const std::vector<Range>& ranges() const { return ranges_; }

  private:
    // From the last to the first: each range keeps what no later one has taken. `taken` holds
    // disjoint stretches, joined as they meet, so every stretch is visited once: n log n in all.
    void resolve() {
        std::map<std::uint64_t, std::uint64_t> taken;
        std::vector<Range> kept;
        for (auto range = ranges_.rbegin(); range != ranges_.rend(); ++range) {
            std::uint64_t low = range->low;
            std::uint64_t high = range->high;
            std::uint64_t free = low;
            auto stretch = taken.upper_bound(low);
            if (stretch != taken.begin() && std::prev(stretch)->second >= low) {
                --stretch;
            }
            bool open = true;
            while (stretch != taken.end() && stretch->first <= range->high) {
                if (stretch->first > free) {
                    kept.push_back({free, stretch->first - 1, range->origin, range->payload});
                }
                low = std::min(low, stretch->first);
                high = std::max(high, stretch->second);
                open = stretch->second < range->high;
                free = stretch->second + 1;
                stretch = taken.erase(stretch);
            }
            if (open) {
                kept.push_back({free, range->high, range->origin, range->payload});
            }
            taken[low] = high;
        }
        std::sort(kept.begin(), kept.end(),
                  [](const Range& a, const Range& b) { return a.low < b.low; });
        ranges_ = std::move(kept);
    }

    std::vector<Range> ranges_;
};

}  // namespace tenken::pdf
