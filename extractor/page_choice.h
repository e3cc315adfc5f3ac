// Pages of a document that somebody asked for.
#pragma once

#include <vector>

namespace tenken::extractor {

/// Pages first ... last, the first page of a document being 1.
struct PageRange {
    int first = 1;
    int last = 1;
};

/// None: all pages.
struct PageChoice {
    std::vector<PageRange> ranges;

    bool has(int page) const {
        for (const PageRange& range : ranges) {
            if (range.first <= page && page <= range.last) {
                return true;
            }
        }
        return ranges.empty();
    }
};

}  // namespace tenken::extractor
