#include "extractor/scan/line_pieces.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenken::scan {

namespace {

/// Lengths in inches; pixels follow from the resolution.
constexpr double thickest = 0.045;       // 3.2 points
constexpr double shortest_piece = 0.14;  // about the height of a letter of 10 points
constexpr double sure_length = 0.45;     // no stroke of a letter in running text is as long
constexpr double long_length = 1.2;      // longer than strokes of letters that stand in a row
constexpr double widest_gap = 0.12;      // where a letter or a fold broke the line
constexpr double corner_gap = 0.035;     // by which a line may miss the one it ends at
constexpr double bend = 0.012;           // by which two pieces of one line may be apart
constexpr double open_gap = 0.5;         // between two long pieces that end at nothing
constexpr double least_cover = 0.75;     // of a line must be ink
constexpr double as_long = 0.7;          // of a faint line, which a plain one has: it is that one
constexpr double beside_it = 0.035;      // inches from a line, where a letter is beside it
constexpr double largest_dot = 0.055;    // inches, of a short one: a 1 is longer

/// Ink in runs at least `piece` long in the direction. A line that is not quite level steps from
/// one row to the next: it is made three pixels thick for the search.
PixPtr straight_runs(Pix* ink, bool horizontal, const Sizes& sizes) {
    const PixPtr closed = own(pixCloseSafeBrick(nullptr, ink, 3, 3));
    const PixPtr thick =
        own(pixDilateBrick(nullptr, closed.get(), horizontal ? 1 : 3, horizontal ? 3 : 1));
    PixPtr runs = own(horizontal ? pixOpenBrick(nullptr, thick.get(), sizes.piece, 1)
                                 : pixOpenBrick(nullptr, thick.get(), 1, sizes.piece));
    pixAnd(runs.get(), runs.get(), closed.get());
    return runs;
}

PixelLine line_of(const PixelBox& box, bool horizontal, double area) {
    PixelLine line;
    line.horizontal = horizontal;
    line.begin = horizontal ? box.x0 : box.y0;
    line.end = horizontal ? box.x1 : box.y1;
    line.position = horizontal ? (box.y0 + box.y1) / 2.0 : (box.x0 + box.x1) / 2.0;
    line.thickness = area / std::max(1.0, line.length());
    return line;
}

std::vector<PixelLine> pieces_of(Pix* runs, bool horizontal, const Sizes& sizes) {
    std::vector<PixelLine> pieces;
    each_part(runs, 8, [&](const PixelBox& box, Pix* part) {
        int area = 0;
        pixCountPixels(part, &area, nullptr);
        const PixelLine line = line_of(box, horizontal, area);
        const int across = horizontal ? box.height() : box.width();
        if (line.thickness <= sizes.thick && across <= sizes.thick + line.length() / 60) {
            pieces.push_back(line);
        }
    });
    return pieces;
}

/// Pieces that the eye sees as one line, without those that are more gap than ink.
/// A gap in which a long line of the other direction lies is none: beyond it a letter begins.
std::vector<PixelLine> merged(std::vector<PixelLine> pieces, const std::vector<PixelLine>& across,
                              const Sizes& sizes) {
    const auto parted = [&](const PixelLine& line, const PixelLine& piece) {
        return piece.begin - line.end > 2 &&
               std::any_of(across.begin(), across.end(), [&](const PixelLine& other) {
                   return other.length() >= sizes.is_long && other.position >= line.end - 3 &&
                          other.position <= piece.begin + 3 && line.position >= other.begin - 3 &&
                          line.position <= other.end + 3;
               });
    };
    std::sort(pieces.begin(), pieces.end(), [](const PixelLine& a, const PixelLine& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.position < b.position;
    });
    std::vector<PixelLine> lines;
    std::vector<double> weights;
    for (const PixelLine& piece : pieces) {
        std::size_t best = lines.size();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double gap = piece.begin - lines[i].end;
            const double offset = std::abs(piece.position - lines[i].position);
            if (gap <= sizes.gap && offset <= sizes.offset && !parted(lines[i], piece) &&
                (best == lines.size() ||
                 offset < std::abs(piece.position - lines[best].position))) {
                best = i;
            }
        }
        if (best == lines.size()) {
            lines.push_back(piece);
            weights.push_back(piece.length());
            continue;
        }
        PixelLine& line = lines[best];
        const double weight = weights[best] + piece.length();
        line.position = (line.position * weights[best] + piece.position * piece.length()) / weight;
        line.thickness = std::max(line.thickness, piece.thickness);
        line.end = std::max(line.end, piece.end);
        weights[best] = weight;
    }
    std::vector<PixelLine> whole;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (weights[i] >= least_cover * lines[i].length()) {
            whole.push_back(lines[i]);
        }
    }
    return whole;
}

}  // namespace

Sizes sizes_at(double resolution) {
    const auto pixels = [&](double inches) {
        return std::max(1, static_cast<int>(std::lround(inches * resolution)));
    };
    return {pixels(shortest_piece), pixels(sure_length),
            pixels(long_length),    pixels(thickest),
            pixels(widest_gap),     pixels(corner_gap),
            pixels(open_gap),       pixels(largest_dot),
            pixels(beside_it),      std::max(1.5, bend * resolution)};
}

Runs::Runs(Pix* picture, const Sizes& sizes)
    : level_(straight_runs(picture, true, sizes)), upright_(straight_runs(picture, false, sizes)) {}

std::vector<PixelLine> Runs::lines(bool horizontal, const Sizes& sizes) const {
    return merged(pieces_of(of(horizontal), horizontal, sizes),
                  pieces_of(of(!horizontal), !horizontal, sizes), sizes);
}

void add_faint(std::vector<PixelLine> faint, const Sizes& sizes, std::vector<PixelLine>& lines) {
    const std::vector<PixelLine> plain = lines;
    for (PixelLine& line : faint) {
        double seen = 0;
        for (const PixelLine& other : plain) {
            if (std::abs(other.position - line.position) <= 2 * sizes.offset) {
                seen += std::max(0.0,
                                 std::min(other.end, line.end) - std::max(other.begin, line.begin));
            }
        }
        if (seen < as_long * line.length()) {
            line.faint = true;
            lines.push_back(line);
        }
    }
}

}  // namespace tenken::scan
