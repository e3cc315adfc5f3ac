// Leptonica's images, owned.
#pragma once

#include <cstdint>
#include <functional>
#include <leptonica/allheaders.h>
#include <memory>
#include <vector>

namespace tenken::scan {

struct DestroyPix {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, DestroyPix>;

struct DestroyBoxes {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using BoxesPtr = std::unique_ptr<Boxa, DestroyBoxes>;

/// A rectangle of pixels; x1 and y1 are just outside.
struct PixelBox {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    int width() const { return x1 - x0; }
    int height() const { return y1 - y0; }
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

inline int width_of(const PixPtr& pix) {
    return pixGetWidth(pix.get());
}
inline int height_of(const PixPtr& pix) {
    return pixGetHeight(pix.get());
}

/// The boxes of the connected parts of a bilevel image.
std::vector<PixelBox> parts_of(Pix* bilevel, int connectivity);

/// Calls `visit` with the box of each connected part and that part alone, an image of that size.
void each_part(Pix* bilevel, int connectivity,
               const std::function<void(const PixelBox& box, Pix* part)>& visit);

/// Throws std::bad_alloc for nullptr: Leptonica gives it when memory is short.
PixPtr own(Pix* pix);

}  // namespace tenken::scan
