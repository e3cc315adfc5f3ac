#include "extractor/scan/dotted_lines.h"

namespace tenken::scan {

namespace {

constexpr int largest_dot = 2;  // pixels
constexpr int closed_gap = 5;   // of a hairline every fourth pixel at least is left
constexpr int widest = 7;       // what is wider is no line ...
constexpr int pitch = 9;        // ... and nor are lines that follow each other so closely

/// Ink that is no larger than a dot and hangs together with nothing but at corners.
PixPtr dots_of(Pix* ink) {
    const PixPtr larger(pixSelectBySize(ink, largest_dot + 1, largest_dot + 1, 4,
                                        L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    return larger ? own(pixSubtract(nullptr, ink, larger.get())) : own(pixCopy(nullptr, ink));
}

/// `length` along the line, 1 across it.
PixPtr opened(Pix* pix, bool horizontal, int along, int across) {
    return own(
        pixOpenBrick(nullptr, pix, horizontal ? along : across, horizontal ? across : along));
}

/// A hairline between two pixels is in the one and the other by turns.
PixPtr lines_in(Pix* dots, bool horizontal, int shortest) {
    const PixPtr wide = own(pixDilateBrick(nullptr, dots, horizontal ? 1 : 3, horizontal ? 3 : 1));
    const PixPtr closed = own(pixCloseSafeBrick(nullptr, wide.get(), horizontal ? closed_gap : 1,
                                                horizontal ? 1 : closed_gap));
    const PixPtr lines = opened(closed.get(), horizontal, shortest, 1);
    PixPtr areas = own(
        pixCloseSafeBrick(nullptr, lines.get(), horizontal ? 1 : pitch, horizontal ? pitch : 1));
    areas = opened(areas.get(), horizontal, 1, widest);
    areas = own(pixDilateBrick(nullptr, areas.get(), widest, widest));
    const PixPtr thin = own(pixSubtract(nullptr, lines.get(), areas.get()));
    const PixPtr whole = opened(thin.get(), horizontal, shortest, 3);
    return own(pixErodeBrick(nullptr, whole.get(), horizontal ? 1 : 3, horizontal ? 3 : 1));
}

}  // namespace

PixPtr dotted_lines(Pix* ink, int shortest, bool coarse_rows) {
    const PixPtr dots = dots_of(ink);
    PixPtr lines = lines_in(dots.get(), true, shortest);
    if (!coarse_rows) {
        const PixPtr upright = lines_in(dots.get(), false, shortest);
        pixOr(lines.get(), lines.get(), upright.get());
    }
    return lines;
}

}  // namespace tenken::scan
