// Loose text of a page as bands: what stands on one line, in segments with wide gaps between them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/layout/text.h"

namespace tenken::layout {

/// Segments [first, first + count) of Bands::segments: one line of the page.
struct Band {
    std::size_t first = 0;
    std::size_t count = 0;
    double v0 = 0;
    double v1 = 0;
    double size = 0;
    double u0 = 0;
    double u1 = 0;
};

struct Bands {
    std::vector<Piece> pieces;       ///< in the order of the segments
    std::vector<TextLine> segments;  ///< from left to right in each band
    std::vector<Band> bands;         ///< from top to bottom

    /// Band `i` from left to right, without the gaps.
    std::string text(std::size_t i) const {
        std::string out;
        for (std::size_t s = 0; s < bands[i].count; ++s) {
            out += segment(bands[i], s).text;
        }
        return out;
    }
    const TextLine& segment(const Band& band, std::size_t n) const {
        return segments[band.first + n];
    }
};

/// Bands of the runs given, all of which go from left to right. Parts of one word that is spaced
/// out (合　　計) and the number before a heading do not count as segments of their own.
Bands make_bands(const std::vector<std::uint32_t>& loose, const Runs& runs);

}  // namespace tenken::layout
