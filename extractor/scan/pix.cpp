#include "extractor/scan/pix.h"

#include <new>

namespace tenken::scan {

namespace {

struct DestroyParts {
    void operator()(Pixa* parts) const { pixaDestroy(&parts); }
};

PixelBox box_at(const BoxesPtr& boxes, int index) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), index, &x, &y, &w, &h);
    return {x, y, x + w, y + h};
}

}  // namespace

std::vector<PixelBox> parts_of(Pix* bilevel, int connectivity) {
    const BoxesPtr boxes(pixConnComp(bilevel, nullptr, connectivity));
    std::vector<PixelBox> parts;
    if (!boxes) {
        return parts;
    }
    const int count = boxaGetCount(boxes.get());
    parts.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        parts.push_back(box_at(boxes, i));
    }
    return parts;
}

void each_part(Pix* bilevel, int connectivity,
               const std::function<void(const PixelBox& box, Pix* part)>& visit) {
    Pixa* raw = nullptr;
    const BoxesPtr boxes(pixConnComp(bilevel, &raw, connectivity));
    const std::unique_ptr<Pixa, DestroyParts> parts(raw);
    if (!boxes || !parts) {
        return;
    }
    for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
        const PixPtr part(pixaGetPix(parts.get(), i, L_CLONE));
        visit(box_at(boxes, i), part.get());
    }
}

PixPtr own(Pix* pix) {
    if (pix == nullptr) {
        throw std::bad_alloc();
    }
    return PixPtr(pix);
}

}  // namespace tenken::scan
