#include "extractor/layout/stacked_bands.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tenken::layout {
namespace {

constexpr double same_end = 2.5;     // points: bands of one width
constexpr double tallest_band = 40;  // points
constexpr double tallest_gap = 60;   // points: a white row of some lines
constexpr double inner = 5;          // points from a side to a wall within the band
constexpr double line_gap = 0.7;     // em between the lines of one cell, at most
constexpr std::size_t least_bands = 3;

/// Where a band is divided.
std::vector<double> walls(const Component& band) {
    std::vector<double> out;
    for (const Line& line : band.lines.vertical) {
        if (line.position > band.box.x0 + inner && line.position < band.box.x1 - inner) {
            out.push_back(std::round(line.position));
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool follows(const Component& above, const Component& below, const RunIndex& index) {
    const double gap = below.box.y0 - above.box.y1;
    return std::abs(above.box.x0 - below.box.x0) <= same_end &&
           std::abs(above.box.x1 - below.box.x1) <= same_end && gap > inner && gap <= tallest_gap &&
           !index.within({above.box.x0, above.box.y1, above.box.x1, below.box.y0}).empty();
}

/// The lower end of the row of text right below the last band; its own if there is none.
double end_of_last_row(const Component& band, const RunIndex& index) {
    std::vector<Box> texts;
    for (const std::uint32_t run :
         index.within({band.box.x0, band.box.y1, band.box.x1, band.box.y1 + tallest_gap})) {
        texts.push_back(index.runs().runs[run].box);
    }
    std::sort(texts.begin(), texts.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    double end = band.box.y1;
    for (const Box& text : texts) {
        if (text.y0 - end > line_gap * text.height()) {
            break;
        }
        end = std::max(end, text.y1);
    }
    return end;
}

void append(std::vector<Line>& to, const std::vector<Line>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

std::vector<Component> join_stacked_bands(std::vector<Component> components,
                                          const RunIndex& index) {
    std::vector<std::size_t> bands;
    for (std::size_t i = 0; i < components.size(); ++i) {
        if (components[i].box.y1 - components[i].box.y0 <= tallest_band) {
            bands.push_back(i);
        }
    }
    std::sort(bands.begin(), bands.end(), [&](std::size_t a, std::size_t b) {
        return components[a].box.y0 < components[b].box.y0;
    });
    std::vector<bool> gone(components.size(), false);
    for (std::size_t first = 0; first < bands.size();) {
        std::size_t last = first;
        while (last + 1 < bands.size() &&
               follows(components[bands[last]], components[bands[last + 1]], index)) {
            ++last;
        }
        Component& whole = components[bands[first]];
        bool differ = false;
        for (std::size_t i = first + 1; i <= last; ++i) {
            differ = differ || walls(components[bands[i]]) != walls(whole);
        }
        if (last - first + 1 >= least_bands && differ) {
            const double end = end_of_last_row(components[bands[last]], index);
            for (std::size_t i = first + 1; i <= last; ++i) {
                const Component& band = components[bands[i]];
                append(whole.lines.horizontal, band.lines.horizontal);
                append(whole.lines.vertical, band.lines.vertical);
                whole.box = whole.box.united(band.box);
                gone[bands[i]] = true;
            }
            if (end > whole.box.y1) {
                whole.box.y1 = end + 1;
                whole.lines.horizontal.push_back({whole.box.y1, whole.box.x0, whole.box.x1, 0});
            }
            whole.lines.vertical.push_back({whole.box.x0, whole.box.y0, whole.box.y1, 0});
            whole.lines.vertical.push_back({whole.box.x1, whole.box.y0, whole.box.y1, 0});
        }
        first = last + 1;
    }
    std::vector<Component> out;
    for (std::size_t i = 0; i < components.size(); ++i) {
        if (!gone[i]) {
            out.push_back(std::move(components[i]));
        }
    }
    return out;
}

}  // namespace tenken::layout
