#include "extractor/scan/invert_bands.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tenken::scan {

namespace {

constexpr int darkest_paper = 175;    // grey of a ground that light letters are still seen on
constexpr double solid = 0.1;         // inches: no stroke of a letter is as thick both ways
constexpr double narrowest = 0.11;    // inches, of a cell with a letter in it
constexpr double shortest = 0.3;      // inches, of its longer side: less is a bullet
constexpr double largest_hole = 0.3;  // inches, of paper that a light letter or a piece of it is
constexpr double most_of_page = 0.6;  // a page that is dark all over is a photograph or a cover
constexpr double fullest = 0.75;      // of the area: letters cover less of their ground
constexpr double emptiest = 0.004;    // ... and more than dirt
constexpr double plainest = 0.45;     // of the area is the ground: no photograph is so even
constexpr int ground_reach = 30;      // levels that a ground strays by
constexpr int dark_contrast = 90;  // ... if they are darker: on a darker ground nobody prints them
constexpr int line_contrast = 14;  // levels between a ground and a darker line on it
constexpr int letter_contrast = 50;  // levels between a ground and its letters

int pixels(double inches, double resolution) {
    return std::max(1, static_cast<int>(std::lround(inches * resolution)));
}

/// The dark with the light letters in it. What is light and as small as a letter is one.
PixPtr with_letters_filled(Pix* dark, int largest) {
    const PixPtr light = own(pixInvert(nullptr, dark));
    PixPtr small(pixSelectBySize(light.get(), largest, largest, 4, L_SELECT_IF_BOTH,
                                 L_SELECT_IF_LTE, nullptr));
    return small ? own(pixOr(nullptr, dark, small.get())) : own(pixCopy(nullptr, dark));
}

/// How many pixels of a region have each level.
struct Levels {
    std::array<long, 256> count{};
    long all = 0;

    /// The level below which lies this share of all that is dark.
    int dark_rank(double share) const {
        const double wanted = share * static_cast<double>(between(0, darkest_paper));
        int level = 0;
        for (long sum = count[0]; static_cast<double>(sum) < wanted; ++level) {
            sum += count[static_cast<std::size_t>(level) + 1];
        }
        return level;
    }
    int ground() const { return dark_rank(0.5); }
    /// By how much an uneven ground is darker here and there.
    int unevenness() const { return ground() - dark_rank(0.1); }
    double share(long pixels) const {
        return static_cast<double>(pixels) / static_cast<double>(all);
    }
    long between(int low, int high) const {
        long sum = 0;
        for (int level = std::max(0, low); level <= std::min(255, high); ++level) {
            sum += count[static_cast<std::size_t>(level)];
        }
        return sum;
    }
};

class Region {
  public:
    Region(Pix* grey, Pix* mask, int x, int y) : grey_(grey), mask_(mask), x_(x), y_(y) {
        each([&](int at, int row) {
            ++levels_.count[static_cast<std::size_t>(GET_DATA_BYTE(line_of(grey_, row), at))];
            ++levels_.all;
        });
    }

    /// The ground is most of it; letters are lighter, or it is left alone.
    bool bears_light_letters() const {
        const int ground = levels_.ground();
        const long lighter = levels_.between(ground + letter_contrast, 255);
        const long darker = levels_.between(0, ground - dark_contrast);
        const long even = levels_.between(ground - ground_reach, ground + ground_reach);
        const double letters = levels_.share(lighter);
        return levels_.share(even) >= plainest && lighter > 2 * darker && letters < fullest &&
               letters > emptiest;
    }

    /// The ground becomes white, and what is lightest in it black; lines that part it stay.
    void invert(Pix* soft) {
        const int ground = levels_.ground();
        const int contrast = std::max(line_contrast, levels_.unevenness());
        each([&](int x, int y) {
            l_uint32* line = line_of(grey_, y);
            const int above = static_cast<int>(GET_DATA_BYTE(line, x)) - ground;
            const int below = ground - static_cast<int>(GET_DATA_BYTE(line_of(soft, y), x));
            const int ink = below >= contrast ? 255 : above > 0 ? above * 255 / (255 - ground) : 0;
            SET_DATA_BYTE(line, x, 255 - ink);
        });
    }

  private:
    static l_uint32* line_of(Pix* pix, int y) {
        return pixGetData(pix) + static_cast<long>(y) * pixGetWpl(pix);
    }

    template <typename Action>
    void each(const Action& action) {
        for (int row = 0; row < pixGetHeight(mask_); ++row) {
            const l_uint32* bits = line_of(mask_, row);
            for (int column = 0; column < pixGetWidth(mask_); ++column) {
                if (GET_DATA_BIT(bits, column)) {
                    action(x_ + column, y_ + row);
                }
            }
        }
    }

    Pix* grey_;
    Pix* mask_;
    int x_;
    int y_;
    Levels levels_;
};

/// What is light in a region is as thick both ways as no stroke is: the white between the bars of a
/// chart.
bool has_solid_light(Pix* region, Pix* dark, const PixelBox& box, int size) {
    PixPtr light = own(pixCreateTemplate(region));
    pixRasterop(light.get(), 0, 0, box.width(), box.height(), PIX_SRC, dark, box.x0, box.y0);
    light = own(pixSubtract(nullptr, region, light.get()));
    const PixPtr thick = own(pixOpenBrick(nullptr, light.get(), size, size));
    l_int32 none = 1;
    pixZero(thick.get(), &none);
    return none == 0;
}

/// Inverts each region of `mask` that bears light letters; gives back those. `dark`: what is no
/// paper.
PixPtr inverted(Pix* grey, Pix* soft, Pix* mask, Pix* dark, double resolution) {
    PixPtr done = own(pixCreateTemplate(mask));
    const int narrow = pixels(narrowest, resolution);
    const int wide = pixels(shortest, resolution);
    const int thick = pixels(solid, resolution);
    each_part(mask, 4, [&](const PixelBox& box, Pix* part) {
        if (std::min(box.width(), box.height()) < narrow ||
            std::max(box.width(), box.height()) < wide) {
            return;
        }
        Region region(grey, part, box.x0, box.y0);
        if (region.bears_light_letters() && !has_solid_light(part, dark, box, thick)) {
            region.invert(soft);
            pixRasterop(done.get(), box.x0, box.y0, box.width(), box.height(), PIX_SRC | PIX_DST,
                        part, 0, 0);
        }
    });
    return done;
}

/// A quick look at a quarter of the resolution: most pages have nothing of the kind.
bool has_solid_dark(Pix* grey, double resolution) {
    const PixPtr dark = own(pixThresholdToBinary(grey, darkest_paper));
    const PixPtr small = own(pixReduceRankBinaryCascade(dark.get(), 3, 3, 0, 0));
    const int size = std::max(2, pixels(solid, resolution / 4) - 1);
    const PixPtr seeds = own(pixOpenBrick(nullptr, small.get(), size, size));
    l_int32 none = 1;
    pixZero(seeds.get(), &none);
    return none == 0;
}

}  // namespace

void invert_bands(Pix* grey, double resolution) {
    if (!has_solid_dark(grey, resolution)) {
        return;
    }
    const PixPtr soft = own(pixBlockconv(grey, 1, 1));
    const PixPtr dark = own(pixThresholdToBinary(soft.get(), darkest_paper));
    const int size = pixels(solid, resolution);
    const PixPtr seeds = own(pixOpenBrick(nullptr, dark.get(), size, size));
    l_int32 none = 1;
    pixZero(seeds.get(), &none);
    if (none != 0) {
        return;
    }
    int area = 0;
    pixCountPixels(seeds.get(), &area, nullptr);
    if (area > most_of_page * pixGetWidth(grey) * pixGetHeight(grey)) {
        return;
    }
    const PixPtr full = with_letters_filled(dark.get(), pixels(largest_hole, resolution));
    const PixPtr open = own(pixOpenBrick(nullptr, full.get(), size, size));
    const PixPtr bands = own(pixSeedfillBinary(nullptr, seeds.get(), open.get(), 4));
    const PixPtr done = inverted(grey, soft.get(), bands.get(), dark.get(), resolution);
    // Between two cells, and around one, the edge is as thick as a ruling.
    const PixPtr outer = own(pixDilateBrick(nullptr, done.get(), 3, 3));
    const PixPtr inner = own(pixErodeBrick(nullptr, done.get(), 3, 3));
    const PixPtr edge = own(pixSubtract(nullptr, outer.get(), inner.get()));
    pixSetMasked(grey, edge.get(), 0);
}

}  // namespace tenken::scan
