#include "extractor/scan/faint_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace tenken::scan {

namespace {

constexpr double window = 0.2;       // inches along a line over which its grey is taken together
constexpr double letter = 0.05;      // inches: ink higher and wider than this is no dot of a line
constexpr double stroke = 0.02;      // ... or one side of it, of a narrow one
constexpr double crossing = 0.13;    // inches: two dashes that cross are no longer
constexpr double whole_arm = 0.9;    // of the piece
constexpr double thickest = 0.0175;  // inches, of such a line
constexpr double gap = 0.06;         // inches between two dots or dashes of one line
constexpr double shortest = 0.12;    // inches of such a line without a break
constexpr int least_depth = 5;       // levels by which a line is darker than the paper beside it
constexpr int most_uneven = 10;      // ... and by as many more where that paper is uneven
constexpr l_uint32 evenest =
    3;  // levels: a page as uneven all over is noisy: a piece of a line ...
constexpr int noisy_depth = 24;    // ... is darker by this there ...
constexpr l_uint32 noisiest = 24;  // ... and on a page like this lines cannot be told
constexpr int deepest = 48;        // levels below paper that count as one piece of such a line

/// The mean of each pixel and `half` on both sides of it in its row, without what is masked; 0
/// where that is most of it.
PixPtr mean_along_rows(Pix* levels, Pix* mask, int half) {
    const int width = pixGetWidth(levels);
    PixPtr mean = own(pixCreateTemplate(levels));
    for (int y = 0; y < pixGetHeight(levels); ++y) {
        const l_uint32* from = pixGetData(levels) + static_cast<long>(y) * pixGetWpl(levels);
        const l_uint32* hidden = pixGetData(mask) + static_cast<long>(y) * pixGetWpl(mask);
        l_uint32* to = pixGetData(mean.get()) + static_cast<long>(y) * pixGetWpl(mean.get());
        int sum = 0;
        int count = 0;
        const auto step = [&](int x, int sign) {
            if (x >= 0 && x < width && GET_DATA_BIT(hidden, x) == 0) {
                sum += sign * static_cast<int>(GET_DATA_BYTE(from, x));
                count += sign;
            }
        };
        for (int x = -half; x < half; ++x) {
            step(x, 1);
        }
        for (int x = 0; x < width; ++x) {
            step(x + half, 1);
            SET_DATA_BYTE(to, x, count > half ? sum / count : 0);
            step(x - half, -1);
        }
    }
    return mean;
}

/// Where a level is higher than what lies beside it, by more where that is uneven itself.
PixPtr standing_out(Pix* mean, Pix* base) {
    PixPtr out = own(pixCreate(pixGetWidth(mean), pixGetHeight(mean), 1));
    for (int y = 0; y < pixGetHeight(mean); ++y) {
        const l_uint32* high = pixGetData(mean) + static_cast<long>(y) * pixGetWpl(mean);
        const l_uint32* low = pixGetData(base) + static_cast<long>(y) * pixGetWpl(base);
        l_uint32* to = pixGetData(out.get()) + static_cast<long>(y) * pixGetWpl(out.get());
        for (int x = 0; x < pixGetWidth(mean); ++x) {
            const int usual = static_cast<int>(GET_DATA_BYTE(low, x));
            const int level = static_cast<int>(GET_DATA_BYTE(high, x));
            if (level - usual >= least_depth + std::min(usual, most_uneven)) {
                SET_DATA_BIT(to, x);
            }
        }
    }
    return out;
}

PixPtr level_lines(Pix* grey, Pix* letters, double resolution) {
    const int across = 2 * static_cast<int>(std::ceil(thickest * resolution)) + 1;
    // A dot of full ink says no more than a grey one: it is their number that makes a line.
    const PixPtr deepest_one = own(pixCreateTemplate(grey));
    pixSetAllGray(deepest_one.get(), deepest);
    PixPtr depth = own(pixTophat(grey, 1, across, L_TOPHAT_BLACK));
    depth = own(pixMinOrMax(nullptr, depth.get(), deepest_one.get(), L_CHOOSE_MIN));
    const int half = std::max(2, static_cast<int>(std::lround(window * resolution / 2)));
    const PixPtr mean = mean_along_rows(depth.get(), letters, half);
    const PixPtr base = own(pixOpenGray(mean.get(), 1, across));
    l_uint32 usual = 0;
    if (pixGetRankValue(base.get(), 4, 0.5F, &usual) != 0 || usual > noisiest) {
        return own(pixCreateTemplate(letters));
    }
    const PixPtr deep = standing_out(mean.get(), base.get());
    // A window over the end of a line is darker too: there is nothing there to be a piece of it.
    const int apart = std::max(3, static_cast<int>(std::lround(gap * resolution)));
    PixPtr there =
        own(pixThresholdToBinary(depth.get(), usual > evenest ? noisy_depth : least_depth));
    pixInvert(there.get(), there.get());
    pixSubtract(there.get(), there.get(), letters);
    there = own(pixCloseSafeBrick(nullptr, there.get(), apart, 1));
    pixAnd(there.get(), there.get(), deep.get());
    const int least = std::max(3, static_cast<int>(std::lround(shortest * resolution)));
    // Not quite level, it steps from one row to the next.
    PixPtr long_enough = own(pixDilateBrick(nullptr, there.get(), 1, 3));
    long_enough = own(pixOpenBrick(nullptr, long_enough.get(), least, 1));
    return own(pixAnd(nullptr, there.get(), long_enough.get()));
}

/// The rows (or columns) of a piece with the most ink: their middle, and how long they are.
struct Arm {
    int at = 0;
    int length = 0;
    int thickness = 0;
    bool holds(int i) const { return std::abs(i - at) <= thickness / 2 + 1; }
};

Arm longest_arm(Pix* piece, bool row) {
    std::vector<int> counts(
        static_cast<std::size_t>(row ? pixGetHeight(piece) : pixGetWidth(piece)));
    for (int i = 0; i < static_cast<int>(counts.size()); ++i) {
        for (int k = 0; k < (row ? pixGetWidth(piece) : pixGetHeight(piece)); ++k) {
            l_uint32 value = 0;
            pixGetPixel(piece, row ? k : i, row ? i : k, &value);
            counts[static_cast<std::size_t>(i)] += static_cast<int>(value);
        }
    }
    const int most = *std::max_element(counts.begin(), counts.end());
    const auto is_of_arm = [most](int count) { return 4 * count >= 3 * most; };
    const auto first = std::find_if(counts.begin(), counts.end(), is_of_arm) - counts.begin();
    const auto last = counts.rend() - std::find_if(counts.rbegin(), counts.rend(), is_of_arm) - 1;
    return {static_cast<int>(first + last) / 2, most, static_cast<int>(last - first) + 1};
}

/// Two dashes that cross: both are long, and there is no ink besides them.
bool is_crossing(Pix* piece, int least, int thickest_arm) {
    const Arm level = longest_arm(piece, true);
    const Arm upright = longest_arm(piece, false);
    if (level.length < least || upright.length < least ||
        std::max(level.thickness, upright.thickness) > thickest_arm) {
        return false;
    }
    // The stem of a 7 is not upright.
    if (level.length < whole_arm * pixGetWidth(piece) ||
        upright.length < whole_arm * pixGetHeight(piece)) {
        return false;
    }
    int beside = 0;
    int all = 0;
    for (int y = 0; y < pixGetHeight(piece); ++y) {
        for (int x = 0; x < pixGetWidth(piece); ++x) {
            l_uint32 value = 0;
            pixGetPixel(piece, x, y, &value);
            all += static_cast<int>(value);
            beside += level.holds(y) || upright.holds(x) ? 0 : static_cast<int>(value);
        }
    }
    return beside * 30 <= all;
}

/// Takes out of `letters` where the dashes of two lines cross.
void clear_crossings(Pix* letters, double resolution) {
    const auto pixels = [&](double inches) {
        return std::max(2, static_cast<int>(std::lround(inches * resolution)));
    };
    const int least = pixels(letter) - 2;
    const int most = pixels(crossing);
    const int thick = pixels(thickest) + 1;
    each_part(letters, 8, [&](const PixelBox& box, Pix* piece) {
        if (std::min(box.width(), box.height()) >= least &&
            std::max(box.width(), box.height()) <= most && is_crossing(piece, least, thick)) {
            pixRasterop(letters, box.x0, box.y0, box.width(), box.height(),
                        PIX_DST & PIX_NOT(PIX_SRC), piece, 0, 0);
        }
    });
}

}  // namespace

PixPtr letters_of(Pix* dark, double resolution) {
    const auto select = [&](Pix* pix, double inches, int which) {
        const int size = std::max(2, static_cast<int>(std::lround(inches * resolution)));
        PixPtr large(pixSelectBySize(pix, size, size, 8, which, L_SELECT_IF_GTE, nullptr));
        return large ? std::move(large) : own(pixCopy(nullptr, pix));
    };
    // A digit of small print is narrow, but no stroke is all of it.
    const PixPtr high = select(dark, letter, L_SELECT_IF_EITHER);
    PixPtr letters = select(high.get(), stroke, L_SELECT_IF_BOTH);
    clear_crossings(letters.get(), resolution);
    return letters;
}

PixPtr faint_lines(Pix* grey, Pix* letters, bool horizontal, double resolution) {
    // Half the resolution shows such lines as well, in a quarter of the time and with less noise.
    PixPtr half = own(pixScaleAreaMap2(grey));
    PixPtr wide = own(pixReduceRankBinary2(letters, 1, nullptr));
    wide = own(pixDilateBrick(nullptr, wide.get(), 3, 3));
    if (!horizontal) {
        half = own(pixRotateOrth(half.get(), 1));
        wide = own(pixRotateOrth(wide.get(), 1));
    }
    PixPtr lines = level_lines(half.get(), wide.get(), resolution / 2);
    if (!horizontal) {
        lines = own(pixRotateOrth(lines.get(), 3));
    }
    return own(pixExpandBinaryReplicate(lines.get(), 2, 2));
}

}  // namespace tenken::scan
