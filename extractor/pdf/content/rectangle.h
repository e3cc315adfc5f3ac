// Rectangles while a page is drawn: clips and bounding boxes, empty when turned inside out.
#pragma once

#include <algorithm>

#include "extractor/pdf/content/matrix.h"
#include "schema/geometry.h"

namespace tenken::pdf {

/// Points from the top left of the page. Unlike schema::Box it may be a line or a point and still
/// hold something; it holds nothing when x1 < x0 or y1 < y0.
struct Rectangle {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;

    static Rectangle nothing() { return {1e30, 1e30, -1e30, -1e30}; }

    bool empty() const { return x1 < x0 || y1 < y0; }
    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    void add(Point p) {
        x0 = std::min(x0, p.x);
        y0 = std::min(y0, p.y);
        x1 = std::max(x1, p.x);
        y1 = std::max(y1, p.y);
    }
    Rectangle cut(const Rectangle& other) const {
        return {std::max(x0, other.x0), std::max(y0, other.y0), std::min(x1, other.x1),
                std::min(y1, other.y1)};
    }
    schema::Box box() const { return {x0, y0, x1, y1}; }
};

/// The bounding box of a rectangle after a transformation.
inline Rectangle transformed(const Matrix& matrix, double x0, double y0, double x1, double y1) {
    Rectangle bounds = Rectangle::nothing();
    bounds.add(matrix.apply(x0, y0));
    bounds.add(matrix.apply(x1, y0));
    bounds.add(matrix.apply(x0, y1));
    bounds.add(matrix.apply(x1, y1));
    return bounds;
}

}  // namespace tenken::pdf
