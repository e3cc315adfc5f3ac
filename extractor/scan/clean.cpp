#include "extractor/scan/clean.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenken::scan {

namespace {

constexpr double degrees = 3.14159265358979323846 / 180;
/// Skew below this moves no pixel of a line by more than one.
constexpr double least_skew = 0.02;
/// What Leptonica says of its own certainty, from which a skew is believed.
constexpr float least_certainty = 3.0F;
/// The background is evened to this grey; what is darker by half is ink.
constexpr int paper = 200;
/// After stretching: darker than this is not paper.
constexpr int not_paper = 215;

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

}  // namespace

CleanSheet clean(Canvas&& canvas) {
    CleanSheet sheet;
    sheet.x_scale = canvas.x_scale;
    sheet.y_scale = canvas.y_scale;
    sheet.resolution = std::sqrt(canvas.x_scale * canvas.y_scale) * 72;
    sheet.shade = own(pixScaleAreaMap(canvas.grey.get(), 0.125F, 0.125F));
    PixPtr grey = canvas.two_levels ? std::move(canvas.grey)
                                    : stretch(even_background(canvas.grey.get()).get());
    canvas.grey.reset();
    PixPtr ink = threshold(grey.get());
    float angle = 0;
    float certainty = 0;
    if (pixFindSkew(ink.get(), &angle, &certainty) == 0 && certainty >= least_certainty &&
        std::abs(angle) >= least_skew) {
        // `angle` is what must be turned clockwise to be upright.
        sheet.skew = -angle;
        grey = own(pixRotateAMGray(grey.get(), static_cast<float>(angle * degrees), 255));
        sheet.shade =
            own(pixRotateAMGray(sheet.shade.get(), static_cast<float>(angle * degrees), 255));
        ink = threshold(grey.get());
    }
    sheet.ink = without_specks(std::move(ink), sheet.resolution);
    sheet.faint = own(pixThresholdToBinary(grey.get(), not_paper));
    sheet.grey = std::move(grey);
    return sheet;
}

}  // namespace tenken::scan
