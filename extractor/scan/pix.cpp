#include "extractor/scan/pix.h"

#include <new>

namespace tenken::scan {

std::vector<PixelBox> parts_of(Pix* bilevel, int connectivity) {
    const BoxesPtr boxes(pixConnComp(bilevel, nullptr, connectivity));
    std::vector<PixelBox> parts;
    if (!boxes) {
        return parts;
    }
    const int count = boxaGetCount(boxes.get());
    parts.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        int x = 0;
        int y = 0;
        int w = 0;
        int h = 0;
        boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
        parts.push_back({x, y, x + w, y + h});
    }
    return parts;
}

PixPtr own(Pix* pix) {
    if (pix == nullptr) {
        throw std::bad_alloc();
    }
    return PixPtr(pix);
}

}  // namespace tenken::scan
