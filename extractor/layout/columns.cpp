#include "extractor/layout/columns.h"

#include <algorithm>
#include <cstddef>

namespace tenken::layout {
namespace {

constexpr double prose = 10;            // em: the shortest segment that counts as a line of prose
constexpr std::size_t least_lines = 6;  // on either side
constexpr double most_crossing = 0.1;   // share of segments that may run across (headings)
constexpr double narrowest = 0.8;       // em: of the strip
constexpr double least_overlap = 0.5;   // of the heights of both columns
constexpr int most_columns = 4;

using Segments = std::vector<const TextLine*>;

struct Range {
    double low = 1e9;
    double high = -1e9;
    void add(double a, double b) {
        low = std::min(low, a);
        high = std::max(high, b);
    }
};

/// The best place to part these segments; a negative number if there is none.
double gutter(const Segments& segments) {
    std::vector<double> ends;
    std::vector<double> begins;
    for (const TextLine* segment : segments) {
        ends.push_back(segment->u1);
        begins.push_back(segment->u0);
    }
    std::sort(ends.begin(), ends.end());
    std::sort(begins.begin(), begins.end());
    double best = -1;
    std::size_t best_score = 0;
    const auto count = static_cast<double>(segments.size());
    for (const double end : ends) {
        const auto left = static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), end) -
                                                   ends.begin());
        const auto next = std::lower_bound(begins.begin(), begins.end(), end);
        const auto right = static_cast<std::size_t>(begins.end() - next);
        if (left < least_lines || right < least_lines ||
            count - static_cast<double>(left + right) > most_crossing * count ||
            *next - end < narrowest * segments.front()->size) {
            continue;
        }
        const std::size_t score = std::min(left, right) + left + right;
        if (score > best_score) {
            best_score = score;
            best = (end + *next) / 2;
        }
    }
    if (best < 0) {
        return best;
    }
    Range left;
    Range right;
    for (const TextLine* segment : segments) {
        if (segment->u1 <= best) {
            left.add(segment->v0, segment->v1);
        } else if (segment->u0 >= best) {
            right.add(segment->v0, segment->v1);
        }
    }
    const double shared = std::min(left.high, right.high) - std::max(left.low, right.low);
    const double lower = std::min(left.high - left.low, right.high - right.low);
    return shared >= least_overlap * lower ? best : -1;
}

}  // namespace

std::vector<double> gutters(const std::vector<TextLine>& segments) {
    std::vector<Segments> columns(1);
    for (const TextLine& segment : segments) {
        if (segment.u1 - segment.u0 >= prose * segment.size) {
            columns.front().push_back(&segment);
        }
    }
    std::vector<double> out;
    for (std::size_t i = 0; i < columns.size() && out.size() + 1 < most_columns;) {
        const double at = columns[i].empty() ? -1 : gutter(columns[i]);
        if (at < 0) {
            ++i;
            continue;
        }
        Segments left;
        Segments right;
        for (const TextLine* segment : columns[i]) {
            if (segment->u1 <= at) {
                left.push_back(segment);
            } else if (segment->u0 >= at) {
                right.push_back(segment);
            }
        }
        out.push_back(at);
        columns[i] = std::move(left);
        columns.push_back(std::move(right));
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace tenken::layout
