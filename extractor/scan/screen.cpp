#include "extractor/scan/screen.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace tenken::scan {

namespace {

constexpr double tile_inches = 0.08;   // a few periods of a screen, less than a letter
constexpr double dot_inches = 0.0135;  // a dot is no wider: 2.7 pixels at 200 dpi
constexpr double least_dots = 9;       // in a tile; a tile of small print has 5 at most
constexpr double densest = 0.6;        // of a tile, rows filled: more, and the rows are the screen
constexpr double dense_dots = 0.15;  // dots a pixel: so close, and filled rows join them to a grid

/// Tiles of a sheet, and how many dots each has.
class Tiles {
  public:
    Tiles(int width, int height, int size)
        : size_(size),
          across_(width / size + 1),
          down_(height / size + 1),
          dots_(static_cast<std::size_t>(across_) * static_cast<std::size_t>(down_), 0) {}

    void add(int x, int y) { ++dots_[index(x / size_, y / size_)]; }

    struct Tile {
        PixelBox box;
        bool dense = false;
    };

    /// Full tiles, and those between or beside two full ones: a letter hides dots.
    std::vector<Tile> screened() const {
        std::vector<Tile> tiles;
        for (int y = 0; y < down_; ++y) {
            for (int x = 0; x < across_; ++x) {
                if (is_screen(x, y)) {
                    const int left = x * size_;
                    const int top = y * size_;
                    tiles.push_back({{left, top, left + size_, top + size_}, is_dense(x, y)});
                }
            }
        }
        return tiles;
    }

  private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(across_) +
               static_cast<std::size_t>(x);
    }
    bool is_inside(int x, int y) const { return x >= 0 && y >= 0 && x < across_ && y < down_; }
    bool is_full(int x, int y) const { return is_inside(x, y) && dots_[index(x, y)] >= least_dots; }
    bool is_screen(int x, int y) const {
        return is_inside(x, y) && (is_full(x, y) || full_around(x, y) >= 3);
    }

    /// A screen is as dense under its letters as beside them.
    bool is_dense(int x, int y) const {
        constexpr int height_of_letters = 2;  // tiles
        int most = 0;
        for (int dy = -height_of_letters; dy <= height_of_letters; ++dy) {
            for (int dx = -height_of_letters; dx <= height_of_letters; ++dx) {
                if (is_screen(x + dx, y + dy)) {
                    most = std::max(most, dots_[index(x + dx, y + dy)]);
                }
            }
        }
        return most >= dense_dots * size_ * size_;
    }

    int full_around(int x, int y) const {
        int count = 0;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                count += is_full(x + dx, y + dy) ? 1 : 0;
            }
        }
        return count;
    }

    int size_;
    int across_;
    int down_;
    std::vector<int> dots_;
};

/// The parts of `ink` that are no larger than a dot, as boxes.
std::vector<PixelBox> dots_of(Pix* ink, int connectivity, int largest) {
    std::vector<PixelBox> parts = parts_of(ink, connectivity);
    std::erase_if(parts, [&](const PixelBox& part) {
        return part.width() > largest || part.height() > largest;
    });
    return parts;
}

void clear(Pix* pix, Pix* area, const std::vector<PixelBox>& dots) {
    for (const PixelBox& dot : dots) {
        l_uint32 inside = 0;
        pixGetPixel(area, dot.x0, dot.y0, &inside);
        if (inside != 0) {
            pixRasterop(pix, dot.x0, dot.y0, dot.width(), dot.height(), PIX_CLR, nullptr, 0, 0);
        }
    }
}

/// A thin stroke that was grey is a row of dots with every other pixel empty: those are filled.
PixPtr with_rows_filled(Pix* ink, bool coarse_rows) {
    PixPtr filled = own(pixCloseSafeBrick(nullptr, ink, 3, 1));
    if (coarse_rows) {
        return filled;
    }
    const PixPtr down = own(pixCloseSafeBrick(nullptr, ink, 1, 3));
    pixOr(filled.get(), filled.get(), down.get());
    return filled;
}

}  // namespace

Unscreened without_screen(Pix* ink, double resolution, bool coarse_rows) {
    const int width = pixGetWidth(ink);
    const int height = pixGetHeight(ink);
    const int tile = std::max(8, static_cast<int>(std::lround(tile_inches * resolution)));
    const int largest = std::max(1, static_cast<int>(dot_inches * resolution));
    // Dots of a dense screen touch at their corners: only 4 neighbours make a part.
    const std::vector<PixelBox> dots = dots_of(ink, 4, largest);
    Tiles tiles(width, height, tile);
    for (const PixelBox& dot : dots) {
        tiles.add(dot.x0, dot.y0);
    }
    const std::vector<Tiles::Tile> screened = tiles.screened();
    PixPtr clean = own(pixCopy(nullptr, ink));
    if (screened.empty()) {
        return {std::move(clean), own(pixCreateTemplate(ink))};
    }
    const PixPtr filled = with_rows_filled(ink, coarse_rows);
    const PixPtr open_area = own(pixCreate(width, height, 1));
    const PixPtr dense_area = own(pixCreate(width, height, 1));
    for (const auto& [box, dense_screen] : screened) {
        Box* window = boxCreate(box.x0, box.y0, box.width(), box.height());
        int inked = 0;
        pixCountPixelsInRect(filled.get(), window, &inked, nullptr);
        boxDestroy(&window);
        const bool dense = dense_screen || inked > densest * box.width() * box.height();
        pixRasterop(dense ? dense_area.get() : open_area.get(), box.x0, box.y0, box.width(),
                    box.height(), PIX_SET, nullptr, 0, 0);
    }
    clear(clean.get(), dense_area.get(), dots);
    clear(clean.get(), open_area.get(), dots_of(filled.get(), 8, largest));
    // Beside the areas what stands alone may be one of their dots too.
    pixOr(open_area.get(), open_area.get(), dense_area.get());
    PixPtr area = own(pixCopy(nullptr, open_area.get()));
    const PixPtr beside = own(pixDilateBrick(nullptr, open_area.get(), 2 * tile, 2 * tile));
    clear(clean.get(), beside.get(),
          dots_of(with_rows_filled(clean.get(), coarse_rows).get(), 8, largest));
    return {std::move(clean), std::move(area)};
}

}  // namespace tenken::scan
