#include "extractor/scan/rings.h"

#include <algorithm>

namespace tenken::scan {

namespace {

constexpr double least_inside = 0.03;  // of the box of a digit
constexpr int least_height = 3;        // pixels

}  // namespace

bool has_ring(Pix* ink, const PixelBox& box) {
    // A rim of paper makes one of all that is outside.
    const int width = box.width() + 2;
    const int height = box.height() + 2;
    const PixPtr paper = own(pixCreate(width, height, 1));
    pixRasterop(paper.get(), 1, 1, box.width(), box.height(), PIX_SRC, ink, box.x0, box.y0);
    pixInvert(paper.get(), paper.get());
    const std::vector<PixelBox> parts = parts_of(paper.get(), 4);
    return std::any_of(parts.begin(), parts.end(), [&](const PixelBox& part) {
        const bool outside = part.x0 == 0 && part.y0 == 0;
        const double area = static_cast<double>(part.width()) * part.height();
        return !outside && part.height() >= least_height &&
               area >= least_inside * box.width() * box.height();
    });
}

}  // namespace tenken::scan
