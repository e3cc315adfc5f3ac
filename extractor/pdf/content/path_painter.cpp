#include "extractor/pdf/content/path_painter.h"

#include <algorithm>
#include <cmath>

#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

using extractor::Ruling;

constexpr double thickest = PageBuilder::thickest_line;

/// A line may lean by this much over its length and still be horizontal or vertical.
constexpr double lean_absolute = 0.05;
constexpr double lean_relative = 0.005;
constexpr double lean_most = 1.0;

/// Straight pieces shorter than this, in a path that also bends, belong to a drawing or a letter.
constexpr double shortest_among_curves = 5;

/// A curved outline this flat and this long is a line with round ends, not a letter.
constexpr double shortest_flat_outline = 12;

/// Areas of the size of a letter may be one, points.
constexpr double smallest_letter = 3;
constexpr double largest_letter = 40;

bool nearly(double length, double across) {
    return across <= std::min(lean_most, lean_absolute + lean_relative * length);
}

bool is_horizontal(Point a, Point b) {
    return nearly(std::abs(a.x - b.x), std::abs(a.y - b.y)) &&
           std::abs(a.x - b.x) >= std::abs(a.y - b.y);
}

bool is_vertical(Point a, Point b) {
    return nearly(std::abs(a.y - b.y), std::abs(a.x - b.x)) &&
           std::abs(a.y - b.y) >= std::abs(a.x - b.x);
}

}  // namespace

bool PathPainter::full() const {
    return vertices_.size() >= limits.path_segments;
}

PathPainter::SubPath& PathPainter::current() {
    if (paths_.empty()) {
        paths_.push_back({vertices_.size(), 0, false, false, Rectangle::nothing()});
    }
    return paths_.back();
}

void PathPainter::append(Point at, bool curved) {
    SubPath& path = current();
    path.bounds.add(at);
    path.curved = path.curved || curved;
    ++path.count;
    vertices_.push_back({at, curved});
}

void PathPainter::move_to(const Matrix& matrix, double x, double y) {
    if (full()) {
        return;
    }
    if (!paths_.empty() && paths_.back().count <= 1 && !paths_.back().closed) {
        vertices_.resize(paths_.back().first);  // a move without a line leaves nothing
        paths_.pop_back();
    }
    paths_.push_back({vertices_.size(), 0, false, false, Rectangle::nothing()});
    append(matrix.apply(x, y), false);
}

void PathPainter::line_to(const Matrix& matrix, double x, double y) {
    if (full()) {
        return;
    }
    if (!paths_.empty() && paths_.back().closed && paths_.back().count > 0) {
        // After h the path goes on from where the closed one began.
        const Point start = vertices_[paths_.back().first].at;
        paths_.push_back({vertices_.size(), 0, false, false, Rectangle::nothing()});
        append(start, false);
    }
    append(matrix.apply(x, y), false);
}

void PathPainter::curve_to(const Matrix& matrix, Point first, Point second, Point end) {
    if (full()) {
        return;
    }
    if (page_.ink() != nullptr) {
        flatten(matrix, first, second, end);
        return;
    }
    current().bounds.add(matrix.apply(first.x, first.y));
    curve_to(matrix, second, end);
}

void PathPainter::curve_to(const Matrix& matrix, Point second, Point end) {
    if (full()) {
        return;
    }
    if (page_.ink() != nullptr) {
        // Its first control point is where the path stands, on the page already.
        const Point from = current().count > 0 ? vertices_.back().at : matrix.apply(end.x, end.y);
        flatten({}, from, matrix.apply(second.x, second.y), matrix.apply(end.x, end.y));
        return;
    }
    current().bounds.add(matrix.apply(second.x, second.y));
    append(matrix.apply(end.x, end.y), true);
}

void PathPainter::close() {
    if (!paths_.empty()) {
        paths_.back().closed = true;
    }
}

void PathPainter::rectangle(const Matrix& matrix, double x, double y, double width, double height) {
    move_to(matrix, x, y);
    line_to(matrix, x + width, y);
    line_to(matrix, x + width, y + height);
    line_to(matrix, x, y + height);
    close();
}

bool PathPainter::is_rectilinear(const SubPath& path) const {
    if (path.curved || path.count < 2) {
        return false;
    }
    for (std::size_t i = 0; i < path.count; ++i) {
        const Point a = vertices_[path.first + i].at;
        const Point b = vertices_[path.first + (i + 1) % path.count].at;
        if (!is_horizontal(a, b) && !is_vertical(a, b)) {
            return false;
        }
    }
    return true;
}

bool PathPainter::is_rectangle(const SubPath& path) const {
    if (path.count < 4 || path.count > 5 || !is_rectilinear(path)) {
        return false;
    }
    // Each corner of the outline is a corner of its bounding box.
    const auto on = [](double value, double a, double b) {
        return std::abs(value - a) <= lean_most || std::abs(value - b) <= lean_most;
    };
    const Rectangle& box = path.bounds;
    for (std::size_t i = 0; i < path.count; ++i) {
        const Point p = vertices_[path.first + i].at;
        if (!on(p.x, box.x0, box.x1) || !on(p.y, box.y0, box.y1)) {
            return false;
        }
    }
    // A staircase of four corners would pass that; its area is less than the box's.
    return std::abs(signed_area(path)) >= 0.98 * box.width() * box.height();
}

double PathPainter::signed_area(const SubPath& path) const {
    double twice = 0;
    const Point origin = vertices_[path.first].at;
    for (std::size_t i = 0; i + 1 < path.count; ++i) {
        const Point a = vertices_[path.first + i].at;
        const Point b = vertices_[path.first + i + 1].at;
        twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
    }
    return twice / 2;
}

// A border drawn as the area between two rectangles.
bool PathPainter::fill_frame(std::size_t index, const GraphicsState& state, bool even_odd) {
    if (index + 1 >= paths_.size() || !is_rectangle(paths_[index]) ||
        !is_rectangle(paths_[index + 1])) {
        return false;
    }
    const bool opposite = signed_area(paths_[index]) * signed_area(paths_[index + 1]) < 0;
    if (!even_odd && !opposite) {
        return false;
    }
    Rectangle outer = paths_[index].bounds;
    Rectangle inner = paths_[index + 1].bounds;
    if (inner.width() > outer.width()) {
        std::swap(outer, inner);
    }
    const double margins[] = {inner.x0 - outer.x0, outer.x1 - inner.x1, inner.y0 - outer.y0,
                              outer.y1 - inner.y1};
    for (const double margin : margins) {
        if (margin < -lean_absolute || margin > thickest) {
            return false;
        }
    }
    page_.area({outer.x0, outer.y0, outer.x1, inner.y0}, state.clip, state.fill);
    page_.area({outer.x0, inner.y1, outer.x1, outer.y1}, state.clip, state.fill);
    page_.area({outer.x0, outer.y0, inner.x0, outer.y1}, state.clip, state.fill);
    page_.area({inner.x1, outer.y0, outer.x1, outer.y1}, state.clip, state.fill);
    return true;
}

void PathPainter::fill(const GraphicsState& state, bool even_odd) {
    if (page_.ink() != nullptr) {
        fill_ink(state, even_odd);
    }
    if (state.fill_transparent || state.fill.invisible || state.fill.white) {
        return;
    }
    for (std::size_t i = 0; i < paths_.size(); ++i) {
        if (fill_frame(i, state, even_odd)) {
            ++i;
        } else {
            fill_one(paths_[i], state);
        }
    }
}

void PathPainter::fill_one(const SubPath& path, const GraphicsState& state) {
    if (path.count < 2) {
        return;
    }
    const Rectangle& box = path.bounds;
    const double longer = std::max(box.width(), box.height());
    const double shorter = std::min(box.width(), box.height());
    if (is_rectangle(path)) {
        page_.area(box, state.clip, state.fill);
        return;
    }
    // A line with slanted or round ends: mitred borders, brush strokes.
    const bool flat = shorter <= thickest && longer >= 3 * shorter;
    if (flat && (path.curved ? longer >= shortest_flat_outline : true)) {
        page_.area(box, state.clip, state.fill);
        return;
    }
    if (longer >= smallest_letter && longer <= largest_letter) {
        page_.outline(box, state.clip);
    }
    if (shorter > thickest && is_rectilinear(path)) {
        for (std::size_t i = 0; i < path.count; ++i) {
            const Point a = vertices_[path.first + i].at;
            const Point b = vertices_[path.first + (i + 1) % path.count].at;
            Rectangle side = Rectangle::nothing();
            side.add(a);
            side.add(b);
            page_.edge(is_horizontal(a, b), side, state.clip);
        }
    }
}

void PathPainter::stroke(const GraphicsState& state) {
    if (page_.ink() != nullptr) {
        stroke_ink(state);
    }
    if (state.stroke_transparent || state.stroke.invisible || state.stroke.white) {
        return;
    }
    for (const SubPath& path : paths_) {
        stroke_one(path, state);
    }
}

void PathPainter::stroke_one(const SubPath& path, const GraphicsState& state) {
    const std::size_t segments = path.closed ? path.count : path.count - 1;
    for (std::size_t i = 0; path.count > 1 && i < segments; ++i) {
        const Vertex& from = vertices_[path.first + i];
        const Vertex& to = vertices_[path.first + (i + 1) % path.count];
        if (to.curved && i + 1 < path.count) {
            continue;
        }
        const double length = std::hypot(from.at.x - to.at.x, from.at.y - to.at.y);
        if (path.curved && length < shortest_among_curves) {
            continue;
        }
        stroke_segment(from.at, to.at, state);
    }
}

void PathPainter::stroke_segment(Point from, Point to, const GraphicsState& state) {
    const bool horizontal = is_horizontal(from, to);
    if (!horizontal && !is_vertical(from, to)) {
        return;
    }
    // The pen is a circle in user space; what it inks across the line depends on both axes.
    const Matrix& m = state.matrix;
    const double half =
        state.line_width / 2 * (horizontal ? std::hypot(m.b, m.d) : std::hypot(m.a, m.c));
    const double end =
        state.projecting
            ? state.line_width / 2 * (horizontal ? std::hypot(m.a, m.c) : std::hypot(m.b, m.d))
            : 0;
    const double across = horizontal ? (from.y + to.y) / 2 : (from.x + to.x) / 2;
    Rectangle ink = horizontal ? Rectangle{std::min(from.x, to.x) - end, across - half,
                                           std::max(from.x, to.x) + end, across + half}
                               : Rectangle{across - half, std::min(from.y, to.y) - end,
                                           across + half, std::max(from.y, to.y) + end};
    if (2 * half > thickest) {
        page_.area(ink, state.clip, state.stroke);  // a bar drawn with a broad pen
    } else {
        page_.line(horizontal, ink, state.clip, Ruling::Kind::stroke, state.dashed);
    }
}

void PathPainter::finish(GraphicsState& state) {
    if (clips_ && !paths_.empty()) {
        Rectangle bounds = Rectangle::nothing();
        for (const SubPath& path : paths_) {
            if (!path.bounds.empty()) {
                bounds.add({path.bounds.x0, path.bounds.y0});
                bounds.add({path.bounds.x1, path.bounds.y1});
            }
        }
        state.clip = state.clip.cut(bounds);
    }
    clips_ = false;
    vertices_.clear();
    paths_.clear();
}

}  // namespace tenken::pdf
