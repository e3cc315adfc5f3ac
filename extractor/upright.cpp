#include "extractor/upright.h"

#include <cmath>

namespace tenken::extractor {

namespace {

using schema::Box;

/// `degrees` clockwise, about the middle of the page.
Box turned(const Box& box, const Page& page, double degrees) {
    constexpr double degree = 3.14159265358979323846 / 180;
    const double sine = std::sin(degrees * degree);
    const double cosine = std::cos(degrees * degree);
    const double x = box.center_x() - page.width / 2;
    const double y = box.center_y() - page.height / 2;
    const double dx = x * cosine - y * sine - x;
    const double dy = x * sine + y * cosine - y;
    return {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy};
}

}  // namespace

Box as_it_lies(const scan::ReadPage& reading, const Box& box) {
    return turned(box, reading.page, reading.skew);
}

Box upright(const scan::ReadPage& reading, const Box& box) {
    return turned(box, reading.page, -reading.skew);
}

}  // namespace tenken::extractor
