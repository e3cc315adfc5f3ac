#include "extractor/layout/placement.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tenken::layout {
namespace {

constexpr double band_height = 24;  // points
constexpr std::size_t most_bands = 1024;
constexpr double least_misfit = 0.02;  // em: glyphs of one text follow each other more exactly
constexpr double majority = 0.6;       // share of a run that keeps the rest with it

std::size_t band_of(double y) {
    if (!(y > 0)) {
        return 0;
    }
    return std::min(most_bands - 1, static_cast<std::size_t>(y / band_height));
}

/// Glyphs of a run that stand in one face, one after the other.
struct Stretch {
    int face;
    std::uint32_t begin;
    std::uint32_t count;
    std::uint32_t seen;  ///< of them visible; the cut-off ones have no say
};

/// A glyph beside the cut-off end of its text may be cut itself, and its middle beyond the line.
bool has_say(const Run& run, std::uint32_t i, const Runs& runs) {
    const auto hidden = [&](std::uint32_t number) {
        return runs.glyphs[run.first + number]->hidden;
    };
    if (hidden(i)) {
        return false;
    }
    const bool after_seen = i > 0 && !hidden(i - 1);
    const bool before_seen = i + 1 < run.count && !hidden(i + 1);
    const bool beside_cut = (i > 0 && hidden(i - 1)) || (i + 1 < run.count && hidden(i + 1));
    return !beside_cut || (!after_seen && !before_seen);
}

std::vector<Stretch> stretches(const Grid& grid, const Run& run, const Runs& runs) {
    const auto face_of = [&](std::uint32_t i) {
        const Point point = centre(*runs.glyphs[run.first + i]);
        return grid.face_of(point.x, point.y);
    };
    std::vector<Stretch> out;
    const int first = face_of(0);
    if (first >= 0 && face_of(run.count - 1) == first) {  // faces have no hollows
        out.push_back({first, 0, run.count, run.count});
        return out;
    }
    for (std::uint32_t i = 0; i < run.count; ++i) {
        const bool seen = has_say(run, i, runs);
        const int face = seen ? face_of(i) : (out.empty() ? -1 : out.back().face);
        if (seen && !out.empty() && out.back().seen == 0) {
            out.back().face = face;
        } else if (out.empty() || out.back().face != face) {
            out.push_back({face, i, 0, 0});
        }
        ++out.back().count;
        out.back().seen += seen ? 1 : 0;
    }
    return out;
}

/// Where a run that lies in two faces came together from two texts: glyphs of one text follow each
/// other exactly, so it is cut where they do not, if there is such a place by the line.
std::uint32_t seam_near(const Run& run, std::uint32_t at, const Runs& runs) {
    if (run.direction != Direction::right) {
        return at;
    }
    std::uint32_t best = at;
    double widest = least_misfit * run.size;
    const std::uint32_t first = at > 2 ? at - 2 : 1;
    const std::uint32_t last = std::min(run.count - 1, at + 2);
    for (std::uint32_t i = first; i <= last; ++i) {
        const Box& before = runs.glyphs[run.first + i - 1]->box;
        const double misfit = std::abs(runs.glyphs[run.first + i]->box.x0 - before.x1);
        if (misfit > widest) {
            widest = misfit;
            best = i;
        }
    }
    return best;
}

}  // namespace

RunIndex::RunIndex(Runs& runs) : runs_(runs) {
    for (std::uint32_t i = 0; i < runs_.runs.size(); ++i) {
        insert(i);
    }
}

void RunIndex::insert(std::uint32_t number) {
    const std::size_t band = band_of(runs_.runs[number].box.center_y());
    if (band >= bands_.size()) {
        bands_.resize(band + 1);
    }
    bands_[band].push_back(number);
}

std::vector<std::uint32_t> RunIndex::within(const Box& box) const {
    std::vector<std::uint32_t> out;
    const std::size_t last = band_of(box.y1);
    for (std::size_t band = band_of(box.y0); band <= last && band < bands_.size(); ++band) {
        for (const std::uint32_t number : bands_[band]) {
            const Box& run = runs_.runs[number].box;
            if (box.contains(run.center_x(), run.center_y())) {
                out.push_back(number);
            }
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::uint32_t> RunIndex::across(const Box& box) const {
    std::vector<std::uint32_t> out;
    const std::size_t last = band_of(box.y1);
    for (std::size_t band = band_of(box.y0); band <= last && band < bands_.size(); ++band) {
        for (const std::uint32_t number : bands_[band]) {
            const Box& run = runs_.runs[number].box;
            if (run.x1 > box.x0 && run.x0 < box.x1 && run.y1 > box.y0 && run.y0 < box.y1) {
                out.push_back(number);
            }
        }
    }
    return out;
}

void RunIndex::split(std::uint32_t number, const std::vector<std::uint32_t>& at) {
    const Run whole = runs_.runs[number];
    for (std::size_t i = 0; i < at.size(); ++i) {
        const std::uint32_t end = i + 1 < at.size() ? at[i + 1] : whole.count;
        runs_.runs.push_back(runs_.part(whole, at[i], end - at[i]));
        insert(static_cast<std::uint32_t>(runs_.runs.size() - 1));
    }
    runs_.runs[number] = runs_.part(whole, 0, at.front());
}

Placement place(const Grid& grid, RunIndex& index, const std::vector<std::uint32_t>& candidates) {
    Placement out;
    out.characters.assign(grid.faces.size(), 0);
    const auto put = [&](std::uint32_t run, int face, std::uint32_t count) {
        if (face >= 0) {
            out.runs.push_back({run, face});
            out.characters[static_cast<std::size_t>(face)] += static_cast<int>(count);
        }
    };
    for (const std::uint32_t number : candidates) {
        const Run run = index.runs().runs[number];
        if (run.direction == Direction::skew) {
            continue;
        }
        const std::vector<Stretch> parts = stretches(grid, run, index.runs());
        if (parts.size() == 1) {
            put(number, parts.front().face, run.count);
            continue;
        }
        ++out.astride;
        const Stretch& main =
            *std::max_element(parts.begin(), parts.end(),
                              [](const Stretch& a, const Stretch& b) { return a.seen < b.seen; });
        std::uint32_t seen = 0;
        for (const Stretch& part : parts) {
            seen += part.seen;
        }
        if (main.seen >= majority * seen) {
            put(number, main.face, run.count);
            continue;
        }
        std::vector<std::uint32_t> cuts;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            const std::uint32_t cut = seam_near(run, parts[i].begin, index.runs());
            cuts.push_back(cuts.empty() || cut > cuts.back() ? cut : parts[i].begin);
        }
        if (!std::is_sorted(cuts.begin(), cuts.end()) ||
            std::adjacent_find(cuts.begin(), cuts.end()) != cuts.end()) {
            put(number, main.face, run.count);  // nothing between two seams
            continue;
        }
        const auto next = static_cast<std::uint32_t>(index.runs().runs.size());
        index.split(number, cuts);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            put(i == 0 ? number : next + static_cast<std::uint32_t>(i) - 1, parts[i].face,
                parts[i].count);
        }
    }
    return out;
}

}  // namespace tenken::layout
