#include "extractor/scan/clean.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractor/scan/dotted_lines.h"
#include "extractor/scan/invert_bands.h"
#include "extractor/scan/screen.h"

namespace tenken::scan {

namespace {

constexpr double degrees = 3.14159265358979323846 / 180;
constexpr double points_per_inch = 72;
constexpr double coarse = 0.7;  // rows to columns, of a fax that is not fine
/// Skew below this moves no pixel of a line by more than one.
constexpr double least_skew = 0.02;
/// What Leptonica says of its own certainty, from which a skew is believed.
constexpr float least_certainty = 3.0F;
/// ... where two pictures of the page say the same.
constexpr float least_agreed = 1.5F;
constexpr float same_skew = 0.15F;  // degrees
/// The background is evened to this grey; what is darker by half is ink.
constexpr int paper = 200;
/// After stretching: darker than this is not paper.
constexpr int not_paper = 215;
/// A blurred line one pixel thick, turned, covers two rows by some 0.4 each.
constexpr int half_covered = 165;
constexpr double short_hairline = 0.1;  // inches: the height of a row of small print

PixPtr threshold(Pix* grey) {
    // One threshold for the whole sheet, by Otsu, kept within what can be ink on evened paper.
    const int width = pixGetWidth(grey);
    const int height = pixGetHeight(grey);
    Pix* levels = nullptr;
    int level = 150;
    if (pixOtsuAdaptiveThreshold(grey, width, height, 0, 0, 0.1F, &levels, nullptr) == 0 &&
        levels != nullptr) {
        const PixPtr owned(levels);
        l_uint32 value = 0;
        pixGetPixel(levels, 0, 0, &value);
        level = static_cast<int>(value);
    }
    return own(pixThresholdToBinary(grey, std::clamp(level, 110, 190)));
}

/// Paper to white and ink to black; the level in between keeps its shape.
PixPtr stretch(Pix* grey) {
    return own(pixGammaTRC(nullptr, grey, 1.0F, 20, paper - 8));
}

PixPtr even_background(Pix* grey) {
    // Tiles smaller than a label cell, larger than the strokes of a heading.
    PixPtr even(pixBackgroundNorm(grey, nullptr, nullptr, 12, 18, 100, 40, paper, 1, 1));
    return even ? std::move(even) : own(pixCopy(nullptr, grey));
}

/// Marks too small for the dot of any letter.
PixPtr without_specks(PixPtr ink, double resolution) {
    const int size = std::max(1, static_cast<int>(std::lround(resolution / 110)));
    PixPtr larger(pixSelectBySize(ink.get(), size + 1, size + 1, 8, L_SELECT_IF_EITHER,
                                  L_SELECT_IF_GTE, nullptr));
    return larger ? std::move(larger) : std::move(ink);
}

/// True if hardly any sample is neither black nor white.
bool has_two_levels(Pix* grey) {
    constexpr int margin = 24;
    constexpr double most_between = 0.004;
    Numa* histogram = pixGetGrayHistogram(grey, 2);
    if (histogram == nullptr) {
        return false;
    }
    double between = 0;
    for (int level = margin; level < 256 - margin; ++level) {
        float count = 0;
        numaGetFValue(histogram, level, &count);
        between += static_cast<double>(count);
    }
    numaDestroy(&histogram);
    const double all = static_cast<double>(pixGetWidth(grey)) * pixGetHeight(grey) / 4;
    return between <= most_between * all;
}

/// A picture of two levels has no paper to even out; its shades are dots, which go.
PixPtr without_dots(Pix* grey, double resolution, bool coarse_rows) {
    const PixPtr ink = own(pixThresholdToBinary(grey, 128));
    const Unscreened plain = without_screen(ink.get(), resolution, coarse_rows);
    // Every other pixel of a hairline is left; so are the dots of a screen between two letters.
    pixSubtract(ink.get(), ink.get(), plain.area.get());
    const int shortest = std::max(8, static_cast<int>(std::lround(short_hairline * resolution)));
    const PixPtr lines = dotted_lines(ink.get(), shortest, coarse_rows);
    pixOr(plain.ink.get(), plain.ink.get(), lines.get());
    return own(pixConvert1To8(nullptr, plain.ink.get(), 255, 0));
}

/// Thin lines and the edges of letters may be dots: they run together.
PixPtr blurred(Pix* levels, bool coarse_rows) {
    return own(pixBlockconv(levels, 1, coarse_rows ? 0 : 1));
}

PixPtr mixed(Pix* first, Pix* second) {
    return own(pixBlendGray(nullptr, first, second, 0, 0, 0.5F, L_BLEND_GRAY, 0, 0));
}

/// A fax has rows half as dense as its columns: skew and shapes want pixels that are square.
PixPtr squared(PixPtr pix, CleanSheet& sheet) {
    constexpr double tolerance = 1.1;
    const double x = sheet.x_scale;
    const double y = sheet.y_scale;
    if (std::max(x, y) <= tolerance * std::min(x, y)) {
        return pix;
    }
    const double finer = std::max(x, y);
    PixPtr square =
        own(pixScale(pix.get(), static_cast<float>(finer / x), static_cast<float>(finer / y)));
    sheet.x_scale *= static_cast<double>(width_of(square)) / width_of(pix);
    sheet.y_scale *= static_cast<double>(height_of(square)) / height_of(pix);
    return square;
}

/// Digits of small print that touch at 150 dpi are apart again between the pixels.
PixPtr fine_enough(PixPtr pix, CleanSheet& sheet) {
    constexpr double least_resolution = 170;
    if (std::min(sheet.x_scale, sheet.y_scale) * points_per_inch >= least_resolution) {
        return pix;
    }
    PixPtr finer = own(pixScale(pix.get(), 2, 2));
    sheet.x_scale *= static_cast<double>(width_of(finer)) / width_of(pix);
    sheet.y_scale *= static_cast<double>(height_of(finer)) / height_of(pix);
    return finer;
}

/// The angle that the rows of a page are turned by, 0 where nothing is sure. Of a page with few
/// rows its rulings tell more than its ink, and those may be thin and grey.
float skew_of(Pix* ink, Pix* grey) {
    float angle = 0;
    float certainty = 0;
    if (pixFindSkew(ink, &angle, &certainty) == 0 && certainty >= least_certainty) {
        return angle;
    }
    float other = 0;
    const PixPtr all = own(pixThresholdToBinary(grey, not_paper));
    if (pixFindSkew(all.get(), &other, &certainty) != 0) {
        return 0;
    }
    const bool agree = std::abs(other - angle) <= same_skew;
    return certainty >= (agree ? least_agreed : least_certainty) ? other : 0;
}

}  // namespace

CleanSheet clean(Canvas&& canvas) {
    CleanSheet sheet;
    sheet.x_scale = canvas.x_scale;
    sheet.y_scale = canvas.y_scale;
    sheet.coarsest = std::min(canvas.x_scale, canvas.y_scale) * points_per_inch;
    sheet.scanned = std::sqrt(canvas.x_scale * canvas.y_scale) * points_per_inch;
    const bool two_levels = has_two_levels(canvas.grey.get());
    const double finer = std::max(canvas.x_scale, canvas.y_scale) * points_per_inch;
    const bool coarse_rows = canvas.y_scale < coarse * canvas.x_scale;
    invert_bands(canvas.grey.get(), finer);
    PixPtr raw = std::move(canvas.grey);
    PixPtr grey = two_levels ? without_dots(raw.get(), finer, coarse_rows)
                             : stretch(even_background(raw.get()).get());
    // Letters are read where they are sharper, lines looked for where their dots have run together.
    if (two_levels) {
        raw = blurred(grey.get(), coarse_rows);
        grey = mixed(grey.get(), raw.get());
    }
    CleanSheet same;
    same.x_scale = sheet.x_scale;
    same.y_scale = sheet.y_scale;
    raw = fine_enough(squared(std::move(raw), same), same);
    grey = fine_enough(squared(std::move(grey), sheet), sheet);
    sheet.resolution = std::sqrt(sheet.x_scale * sheet.y_scale) * points_per_inch;
    const auto ink_of = [&](Pix* pix) {
        return two_levels ? own(pixThresholdToBinary(pix, half_covered)) : threshold(pix);
    };
    PixPtr ink = ink_of(grey.get());
    float angle = 0;
    if (!canvas.upright && std::abs(angle = skew_of(ink.get(), grey.get())) >= least_skew) {
        // `angle` is what must be turned clockwise to be upright.
        sheet.skew = -angle;
        for (PixPtr* sheet_pix : {&grey, &raw}) {
            *sheet_pix =
                own(pixRotateAMGray(sheet_pix->get(), static_cast<float>(angle * degrees), 255));
        }
        ink = ink_of(grey.get());
    }
    sheet.two_levels = two_levels;
    sheet.ink = without_specks(std::move(ink), sheet.resolution);
    sheet.faint = own(pixThresholdToBinary(two_levels ? raw.get() : grey.get(), not_paper));
    sheet.grey = std::move(grey);
    sheet.raw = std::move(raw);
    return sheet;
}

}  // namespace tenken::scan
