#include "extractor/layout/rulings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tenken::layout {
namespace {

using extractor::Page;
using extractor::Ruling;

// All lengths in points.
constexpr double same_line = 0.6;      // pieces this near are one line ...
constexpr double widest_line = 1.5;    // ... as long as all of them stay within this
constexpr double least_gap = 1.5;      // a break nobody sees
constexpr double longest_dash = 15;    // between pieces up to this long ...
constexpr double widest_dash_gap = 4;  // ... a gap up to this wide is that of a dashed line
constexpr double largest_dot = 2.2;  // of dotted lines and in corners: has no direction of its own
constexpr double shortest_line = 4;  // the side of the smallest cell
constexpr std::size_t most_lines = 6000;  // per direction: beyond it is a drawing, no table

/// True if the gap between two pieces on one line is part of the line.
bool bridged(double gap, double before, double after) {
    if (gap <= least_gap) {
        return true;
    }
    const double longer = std::max(before, after);
    return longer <= longest_dash && gap <= widest_dash_gap && gap <= std::max(2.0, 1.5 * longer);
}

/// Merges pieces whose positions were found to be one, given by begin.
void merge_along(const Line* first, const Line* last, std::vector<Line>& out) {
    Line line = *first;
    double weight = std::max(first->length(), 0.01);
    double moment = first->position * weight;
    double last_piece = first->length();
    const auto finish = [&] {
        line.position = moment / weight;
        if (line.length() >= shortest_line) {
            out.push_back(line);
        }
    };
    for (const Line* piece = first + 1; piece != last; ++piece) {
        const double length = std::max(piece->length(), 0.01);
        if (bridged(piece->begin - line.end, last_piece, piece->length())) {
            line.end = std::max(line.end, piece->end);
            line.thickness = std::max(line.thickness, piece->thickness);
            weight += length;
            moment += piece->position * length;
        } else {
            finish();
            line = *piece;
            weight = length;
            moment = piece->position * length;
        }
        last_piece = piece->length();
    }
    finish();
}

std::vector<Line> merged(std::vector<Line> pieces) {
    std::sort(pieces.begin(), pieces.end(), [](const Line& a, const Line& b) {
        return a.position != b.position ? a.position < b.position : a.begin < b.begin;
    });
    std::vector<Line> out;
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t last = first + 1;
        while (last < pieces.size() &&
               pieces[last].position - pieces[last - 1].position <= same_line &&
               pieces[last].position - pieces[first].position <= widest_line) {
            ++last;
        }
        std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(first),
                  pieces.begin() + static_cast<std::ptrdiff_t>(last),
                  [](const Line& a, const Line& b) { return a.begin < b.begin; });
        merge_along(&pieces[first], &pieces[first] + (last - first), out);
        first = last;
    }
    if (out.size() > most_lines) {
        std::nth_element(out.begin(), out.begin() + most_lines, out.end(),
                         [](const Line& a, const Line& b) { return a.length() > b.length(); });
        out.resize(most_lines);
    }
    std::sort(out.begin(), out.end(), [](const Line& a, const Line& b) {
        return a.position != b.position ? a.position < b.position : a.begin < b.begin;
    });
    return out;
}

bool is_usable(const Ruling& ruling) {
    return std::isfinite(ruling.position) && std::isfinite(ruling.begin) &&
           std::isfinite(ruling.end) && std::isfinite(ruling.thickness) &&
           ruling.end >= ruling.begin;
}

Lines lines_of(const Page& page, bool shades) {
    Lines pieces;
    for (const Ruling& ruling : page.rulings) {
        if ((ruling.kind == Ruling::Kind::shade_edge) != shades || !is_usable(ruling)) {
            continue;
        }
        const double thickness = ruling.thickness;
        const Line piece{ruling.position, ruling.begin, ruling.end, thickness};
        (ruling.horizontal ? pieces.horizontal : pieces.vertical).push_back(piece);
        if (piece.length() <= largest_dot && thickness >= 0.4 * piece.length()) {
            const Line across{(piece.begin + piece.end) / 2, piece.position - thickness / 2,
                              piece.position + thickness / 2, piece.length()};
            (ruling.horizontal ? pieces.vertical : pieces.horizontal).push_back(across);
        }
    }
    return {merged(std::move(pieces.horizontal)), merged(std::move(pieces.vertical))};
}

}  // namespace

Lines drawn_lines(const Page& page) {
    return lines_of(page, false);
}

Lines shade_lines(const Page& page) {
    return lines_of(page, true);
}

}  // namespace tenken::layout
