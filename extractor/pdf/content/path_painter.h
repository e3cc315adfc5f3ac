// Paths to rulings and areas, PDF 32000-1 §8.5.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/pdf/content/graphics_state.h"
#include "extractor/pdf/content/page_builder.h"

namespace tenken::pdf {

class PathPainter {
  public:
    explicit PathPainter(PageBuilder& page) : page_(page) {}

    // Construction; coordinates are those of user space and become the page's at once.
    void move_to(const Matrix& matrix, double x, double y);
    void line_to(const Matrix& matrix, double x, double y);
    void curve_to(const Matrix& matrix, Point first, Point second, Point end);
    /// For v, whose first control point is where the path stands.
    void curve_to(const Matrix& matrix, Point second, Point end);
    void close();
    void rectangle(const Matrix& matrix, double x, double y, double width, double height);

    /// W or W*: the path clips once it has been painted.
    void clip_after_painting() { clips_ = true; }

    void fill(const GraphicsState& state, bool even_odd);
    void stroke(const GraphicsState& state);
    /// Ends the path; narrows `state`'s clip if W came before.
    void finish(GraphicsState& state);

  private:
    struct Vertex {
        Point at;
        bool curved = false;  ///< reached by a curve, whose bulge is in `bounds` only
    };
    struct SubPath {
        std::size_t first = 0;
        std::size_t count = 0;
        bool closed = false;
        bool curved = false;
        Rectangle bounds = Rectangle::nothing();
    };

    bool full() const;
    SubPath& current();
    void append(Point at, bool curved);
    /// Axis-aligned, four corners, nothing else.
    bool is_rectangle(const SubPath& path) const;
    bool is_rectilinear(const SubPath& path) const;
    double signed_area(const SubPath& path) const;
    /// True if [index] and the sub-path behind it are the two outlines of one frame, now drawn.
    bool fill_frame(std::size_t index, const GraphicsState& state, bool even_odd);
    void fill_one(const SubPath& path, const GraphicsState& state);
    void stroke_one(const SubPath& path, const GraphicsState& state);
    /// What is drawn, as it looks; `ink` is there.
    void fill_ink(const GraphicsState& state, bool even_odd);
    void stroke_ink(const GraphicsState& state);
    std::vector<Contour> contours() const;
    void flatten(const Matrix& matrix, Point first, Point second, Point end);
    void stroke_segment(Point from, Point to, const GraphicsState& state);

    PageBuilder& page_;
    std::vector<Vertex> vertices_;
    std::vector<SubPath> paths_;
    bool clips_ = false;
};

}  // namespace tenken::pdf
