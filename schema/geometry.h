// Where something stands on a page.
#pragma once

#include <algorithm>

namespace tenken::schema {

/// A rectangle in PDF points (1/72 inch), from the top left corner of the page as it is seen
/// (after /Rotate), x to the right and y downwards. x0 <= x1 and y0 <= y1 once it holds anything.
struct Box {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;

    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    double center_x() const { return (x0 + x1) / 2; }
    double center_y() const { return (y0 + y1) / 2; }
    bool empty() const { return x1 <= x0 && y1 <= y0; }
    bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }

    /// The smallest box that holds both; an empty box adds nothing.
    Box united(const Box& other) const {
        if (empty()) {
            return other;
        }
        if (other.empty()) {
            return *this;
        }
        return {std::min(x0, other.x0), std::min(y0, other.y0), std::max(x1, other.x1),
                std::max(y1, other.y1)};
    }
    friend bool operator==(const Box&, const Box&) = default;
};

/// A box on a page. Page 0 means that the source has no pages (a transcript); then `line` tells.
struct Place {
    int page = 0;  ///< 1-based page of the PDF file, 0 for none
    Box box;
    int line = 0;  ///< 1-based line of a transcript, 0 for none
    friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace tenken::schema
