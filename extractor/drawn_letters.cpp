#include "extractor/drawn_letters.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>

namespace tenken::extractor {

namespace {

constexpr std::size_t least_in_line = 6;
constexpr double bin = 20;         // points: half of the largest letter
constexpr double level = 0.35;     // of the larger one's height: how far off a neighbour may stand
constexpr double widest_gap = 1;   // of the larger one's height
constexpr double most_unlike = 3;  // times as high

bool are_neighbours(const Box& left, const Box& right) {
    const double higher = std::max(left.height(), right.height());
    const double lower = std::max(0.1, std::min(left.height(), right.height()));
    const double gap = right.x0 - left.x1;
    return higher <= most_unlike * lower &&
           std::abs(left.center_y() - right.center_y()) <= level * higher && gap > -0.5 * higher &&
           gap <= widest_gap * higher;
}

/// Which boxes hold a character.
std::vector<Box> without_characters(const Page& page) {
    std::map<long, std::vector<const Box*>> glyphs;  // by bins downwards
    const auto bin_of = [](double y) { return std::lround(std::floor(y / bin)); };
    for (const Glyph& glyph : page.glyphs) {
        if (glyph.hidden) {
            continue;
        }
        for (long at = bin_of(glyph.box.y0); at <= bin_of(glyph.box.y1); ++at) {
            glyphs[at].push_back(&glyph.box);
        }
    }
    std::vector<Box> free;
    for (const Box& box : page.outline_boxes) {
        const auto there = glyphs.find(bin_of(box.center_y()));
        const bool taken =
            there != glyphs.end() &&
            std::any_of(there->second.begin(), there->second.end(), [&box](const Box* glyph) {
                return glyph->contains(box.center_x(), box.center_y());
            });
        if (!taken) {
            free.push_back(box);
        }
    }
    return free;
}

}  // namespace

std::vector<Box> drawn_letters(const Page& page) {
    std::vector<Box> boxes = without_characters(page);
    std::sort(boxes.begin(), boxes.end(),
              [](const Box& a, const Box& b) { return a.x0 != b.x0 ? a.x0 < b.x0 : a.y0 < b.y0; });
    // The last boxes of each bin are where a line may go on.
    std::vector<std::size_t> line(boxes.size());
    std::iota(line.begin(), line.end(), std::size_t{0});
    std::map<long, std::vector<std::size_t>> ends;
    constexpr std::size_t most_ends = 64;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const long own = std::lround(std::floor(boxes[i].center_y() / bin));
        for (long at = own - 1; at <= own + 1; ++at) {
            for (const std::size_t end : ends[at]) {
                if (line[i] == i && are_neighbours(boxes[end], boxes[i])) {
                    line[i] = line[end];
                }
            }
        }
        std::vector<std::size_t>& here = ends[own];
        here.push_back(i);
        if (here.size() > most_ends) {
            here.erase(here.begin());
        }
    }
    std::vector<std::size_t> sizes(boxes.size(), 0);
    for (const std::size_t one : line) {
        ++sizes[one];
    }
    std::vector<Box> letters;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (sizes[line[i]] >= least_in_line) {
            letters.push_back(boxes[i]);
        }
    }
    return letters;
}

}  // namespace tenken::extractor
