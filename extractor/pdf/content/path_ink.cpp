// Paths as they look: what PathPainter gives to a sheet of ink.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "extractor/pdf/content/path_painter.h"

namespace tenken::pdf {

namespace {

/// Pieces of a curve: one for each two points of its control polygon, so that a letter's bow of ten
/// points is off by less than a sample.
constexpr double piece_length = 2;
constexpr int most_pieces = 16;
constexpr int least_pieces = 3;
/// The thinnest stroke that is drawn, points: half a sample would vanish.
constexpr double least_half = 0.12;

std::uint8_t level(const Paint& paint) {
    return static_cast<std::uint8_t>(std::clamp(paint.grey, 0.0F, 1.0F) * 255.0F + 0.5F);
}

double length(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

void PathPainter::flatten(const Matrix& matrix, Point first, Point second, Point end) {
    const Point b = matrix.apply(first.x, first.y);
    const Point c = matrix.apply(second.x, second.y);
    const Point d = matrix.apply(end.x, end.y);
    const Point a = current().count > 0 ? vertices_.back().at : b;
    const double polygon = length(a, b) + length(b, c) + length(c, d);
    const int pieces = std::isfinite(polygon)
                           ? std::clamp(static_cast<int>(std::min(polygon / piece_length, 100.0)),
                                        least_pieces, most_pieces)
                           : 1;
    for (int i = 1; i <= pieces && !full(); ++i) {
        const double t = static_cast<double>(i) / pieces;
        const double u = 1 - t;
        const double wa = u * u * u;
        const double wb = 3 * u * u * t;
        const double wc = 3 * u * t * t;
        const double wd = t * t * t;
        append(
            {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y},
            true);
    }
}

std::vector<Contour> PathPainter::contours() const {
    std::vector<Contour> out;
    out.reserve(paths_.size());
    for (const SubPath& path : paths_) {
        Contour contour;
        contour.reserve(path.count);
        for (std::size_t i = 0; i < path.count; ++i) {
            contour.push_back(vertices_[path.first + i].at);
        }
        out.push_back(std::move(contour));
    }
    return out;
}

void PathPainter::fill_ink(const GraphicsState& state, bool even_odd) {
    // White over something that multiplies leaves it as it was.
    if (state.fill_transparent || state.fill.invisible || (state.blends && state.fill.white)) {
        return;
    }
    page_.ink()->fill(contours(), even_odd, level(state.fill), state.clip);
}

void PathPainter::stroke_ink(const GraphicsState& state) {
    if (state.stroke_transparent || state.stroke.invisible) {
        return;
    }
    const Matrix& m = state.matrix;
    const double scale = std::sqrt(std::abs(m.a * m.d - m.b * m.c));
    const double half = std::max(state.line_width / 2 * scale, least_half);
    std::vector<Contour> pieces;
    for (const SubPath& path : paths_) {
        const std::size_t segments = path.closed ? path.count : path.count - 1;
        for (std::size_t i = 0; path.count > 1 && i < segments; ++i) {
            pieces.push_back(stroke_outline(vertices_[path.first + i].at,
                                            vertices_[path.first + (i + 1) % path.count].at, half));
        }
    }
    // All pieces turn the same way, so that where they overlap nothing is left out.
    page_.ink()->fill(pieces, false, level(state.stroke), state.clip);
}

}  // namespace tenken::pdf
