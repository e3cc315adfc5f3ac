#include "extractor/scan/find_rulings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenken::scan {

namespace {

/// Lengths in inches; pixels follow from the resolution.
constexpr double shortest_piece = 0.14;   // about the height of a letter of 10 points
constexpr double sure_length = 0.45;      // no stroke of a letter in running text is as long
constexpr double long_length = 1.2;       // longer than strokes of letters that stand in a row
constexpr double thickest = 0.045;        // 3.2 points
constexpr double widest_gap = 0.12;       // where a letter or a fold broke the line
constexpr double corner_gap = 0.035;      // by which a line may miss the one it ends at
constexpr double bend = 0.012;            // by which two pieces of one line may be apart
constexpr double open_gap = 0.5;          // between two long pieces that end at nothing
constexpr double least_cover = 0.75;      // of a line must be ink
constexpr double least_bare = 0.55;       // of a long line has paper on both sides ...
constexpr double least_bare_short = 0.8;  // ... and of a short one: strokes are crossed by others
constexpr int follow_window = 12;         // pixels in which half must be ink to go on

struct Sizes {
    int piece;
    int sure;
    int is_long;
    int thick;
    int gap;
    int corner;
    int open;
    double offset;
};

Sizes sizes_at(double resolution) {
    const auto pixels = [&](double inches) {
        return std::max(1, static_cast<int>(std::lround(inches * resolution)));
    };
    return {pixels(shortest_piece), pixels(sure_length),
            pixels(long_length),    pixels(thickest),
            pixels(widest_gap),     pixels(corner_gap),
            pixels(open_gap),       std::max(1.5, bend * resolution)};
}

/// Ink in runs at least `piece` long in the direction. A line that is not quite level steps from
/// one row to the next: it is made three pixels thick for the search.
PixPtr straight_runs(Pix* ink, bool horizontal, const Sizes& sizes) {
    const PixPtr closed = own(pixCloseSafeBrick(nullptr, ink, 3, 3));
    const PixPtr thick =
        own(pixDilateBrick(nullptr, closed.get(), horizontal ? 1 : 3, horizontal ? 3 : 1));
    PixPtr runs = own(horizontal ? pixOpenBrick(nullptr, thick.get(), sizes.piece, 1)
                                 : pixOpenBrick(nullptr, thick.get(), 1, sizes.piece));
    pixAnd(runs.get(), runs.get(), closed.get());
    return runs;
}

PixelLine line_of(const PixelBox& box, bool horizontal, double area) {
    PixelLine line;
    line.horizontal = horizontal;
    line.begin = horizontal ? box.x0 : box.y0;
    line.end = horizontal ? box.x1 : box.y1;
    line.position = horizontal ? (box.y0 + box.y1) / 2.0 : (box.x0 + box.x1) / 2.0;
    line.thickness = area / std::max(1.0, line.length());
    return line;
}

std::vector<PixelLine> pieces_of(Pix* runs, bool horizontal, const Sizes& sizes) {
    Pixa* raw = nullptr;
    const BoxesPtr boxes(pixConnComp(runs, &raw, 8));
    std::vector<PixelLine> pieces;
    if (!boxes || raw == nullptr) {
        return pieces;
    }
    for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
        int x = 0;
        int y = 0;
        int w = 0;
        int h = 0;
        boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
        int area = 0;
        const PixPtr part(pixaGetPix(raw, i, L_CLONE));
        pixCountPixels(part.get(), &area, nullptr);
        const PixelLine line = line_of({x, y, x + w, y + h}, horizontal, area);
        const int across = horizontal ? h : w;
        if (line.thickness <= sizes.thick && across <= sizes.thick + line.length() / 60) {
            pieces.push_back(line);
        }
    }
    pixaDestroy(&raw);
    return pieces;
}

/// Pieces that the eye sees as one line, without those that are more gap than ink.
/// A gap in which a long line of the other direction lies is none: beyond it a letter begins.
std::vector<PixelLine> merged(std::vector<PixelLine> pieces, const std::vector<PixelLine>& across,
                              const Sizes& sizes) {
    const auto parted = [&](const PixelLine& line, const PixelLine& piece) {
        return piece.begin - line.end > 2 &&
               std::any_of(across.begin(), across.end(), [&](const PixelLine& other) {
                   return other.length() >= sizes.is_long && other.position >= line.end - 3 &&
                          other.position <= piece.begin + 3 && line.position >= other.begin - 3 &&
                          line.position <= other.end + 3;
               });
    };
    std::sort(pieces.begin(), pieces.end(), [](const PixelLine& a, const PixelLine& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.position < b.position;
    });
    std::vector<PixelLine> lines;
    std::vector<double> weights;
    for (const PixelLine& piece : pieces) {
        std::size_t best = lines.size();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double gap = piece.begin - lines[i].end;
            const double offset = std::abs(piece.position - lines[i].position);
            if (gap <= sizes.gap && offset <= sizes.offset && !parted(lines[i], piece) &&
                (best == lines.size() ||
                 offset < std::abs(piece.position - lines[best].position))) {
                best = i;
            }
        }
        if (best == lines.size()) {
            lines.push_back(piece);
            weights.push_back(piece.length());
            continue;
        }
        PixelLine& line = lines[best];
        const double weight = weights[best] + piece.length();
        line.position = (line.position * weights[best] + piece.position * piece.length()) / weight;
        line.thickness = std::max(line.thickness, piece.thickness);
        line.end = std::max(line.end, piece.end);
        weights[best] = weight;
    }
    std::vector<PixelLine> whole;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (weights[i] >= least_cover * lines[i].length()) {
            whole.push_back(lines[i]);
        }
    }
    return whole;
}

/// Whether a row or column of pixels holds ink near a line.
bool is_inked(Pix* ink, const PixelLine& line, int along) {
    const int middle = static_cast<int>(line.position);
    for (int across = middle - 2; across <= middle + 2; ++across) {
        l_uint32 value = 0;
        if (line.horizontal ? pixGetPixel(ink, along, across, &value) == 0
                            : pixGetPixel(ink, across, along, &value) == 0) {
            if (value != 0) {
                return true;
            }
        }
    }
    return false;
}

/// How far faint ink goes on from the end at `from` in steps of `step`.
int followed(Pix* faint, const PixelLine& line, int from, int step) {
    const int size = line.horizontal ? pixGetWidth(faint) : pixGetHeight(faint);
    unsigned window = (1U << follow_window) - 1;
    int reached = from;
    for (int at = from + step; at >= 0 && at < size; at += step) {
        const bool inked = is_inked(faint, line, at);
        window = ((window << 1U) | (inked ? 1U : 0U)) & ((1U << follow_window) - 1);
        if (inked) {
            reached = at;
        }
        if (__builtin_popcount(window) * 2 < follow_window) {
            break;
        }
    }
    return reached;
}

/// True if the end of `line` at `at` lies on one of `across`.
bool meets(const PixelLine& line, double at, const std::vector<PixelLine>& across, int slack) {
    return std::any_of(across.begin(), across.end(), [&](const PixelLine& other) {
        return std::abs(other.position - at) <= slack + other.thickness &&
               line.position >= other.begin - slack && line.position <= other.end + slack;
    });
}

bool is_ink(Pix* ink, int x, int y) {
    l_uint32 value = 0;
    return pixGetPixel(ink, x, y, &value) == 0 && value != 0;
}

/// The share of a line beside which there is no ink on either side.
double bare_share(Pix* ink, Pix* faint, const PixelLine& line) {
    const int away = static_cast<int>(std::lround(line.thickness / 2)) + 3;
    const int middle = static_cast<int>(line.position);
    int bare = 0;
    int all = 0;
    // Its ends lie on lines across.
    const int inset = line.length() > 8 * away ? away : 0;
    for (int along = static_cast<int>(line.begin) + inset;
         along < static_cast<int>(line.end) - inset; ++along) {
        const bool crossed =
            line.horizontal
                ? is_ink(ink, along, middle - away) || is_ink(ink, along, middle + away)
                : is_ink(ink, middle - away, along) || is_ink(ink, middle + away, along);
        bare += crossed || !is_inked(faint, line, along) ? 0 : 1;
        ++all;
    }
    return all == 0 ? 0 : static_cast<double>(bare) / all;
}

/// A line that the stroke of a letter beyond a cell has made longer ends where the cell does.
PixelLine cut_at(PixelLine line, const std::vector<PixelLine>& across, int slack) {
    const bool begins = meets(line, line.begin, across, slack);
    const bool ends = meets(line, line.end, across, slack);
    double first = line.end;
    double last = line.begin;
    for (const PixelLine& other : across) {
        if (line.position >= other.begin - slack && line.position <= other.end + slack &&
            other.position > line.begin && other.position < line.end) {
            first = std::min(first, other.position);
            last = std::max(last, other.position);
        }
    }
    if (!begins && first < line.end) {
        line.begin = first;
    }
    if (!ends && last > line.begin) {
        line.end = last;
    }
    return line;
}

/// Long lines, and short ones that hold at both ends to a line already taken.
std::vector<PixelLine> accepted(Pix* ink, Pix* faint, const std::vector<PixelLine>& horizontal,
                                const std::vector<PixelLine>& vertical, const Sizes& sizes) {
    std::vector<PixelLine> taken[2];
    std::vector<PixelLine> open[2];
    for (const auto* lines : {&horizontal, &vertical}) {
        for (const PixelLine& line : *lines) {
            const int direction = line.horizontal ? 0 : 1;
            const bool sure = line.length() >= sizes.sure;
            const bool is_long = line.length() >= sizes.is_long;
            if (!sure) {
                open[direction].push_back(line);
            } else if (bare_share(ink, faint, line) >= (is_long ? least_bare : least_bare_short)) {
                taken[direction].push_back(line);
            }
        }
    }
    for (int round = 0; round < 3; ++round) {
        for (const int direction : {1, 0}) {
            std::vector<PixelLine> left;
            for (const PixelLine& line : open[direction]) {
                const auto& across = taken[1 - direction];
                const PixelLine cut = cut_at(line, across, sizes.corner / 2);
                const bool held = cut.length() >= sizes.piece &&
                                  meets(cut, cut.begin, across, sizes.corner / 2) &&
                                  meets(cut, cut.end, across, sizes.corner / 2) &&
                                  bare_share(ink, faint, cut) >= least_bare_short;
                (held ? taken[direction] : left).push_back(held ? cut : line);
            }
            open[direction] = std::move(left);
        }
    }
    taken[0].insert(taken[0].end(), taken[1].begin(), taken[1].end());
    return taken[0];
}

/// Lines go on as long as faint ink does, up to the next line across.
void follow_ends(Pix* faint, std::vector<PixelLine>& lines, const Sizes& sizes) {
    const std::vector<PixelLine> before = lines;
    for (PixelLine& line : lines) {
        for (const bool forward : {false, true}) {
            const double end = forward ? line.end : line.begin;
            const double reached =
                followed(faint, line, static_cast<int>(end) - (forward ? 1 : 0), forward ? 1 : -1);
            // Only a line that then meets another is believed: a letter may stand at its end.
            double best = end;
            for (const PixelLine& other : before) {
                const bool crosses = other.horizontal != line.horizontal &&
                                     line.position >= other.begin - sizes.corner &&
                                     line.position <= other.end + sizes.corner;
                const bool within =
                    forward ? other.position > best && other.position <= reached + sizes.corner
                            : other.position < best && other.position >= reached - sizes.corner;
                if (crosses && within) {
                    best = other.position;
                }
            }
            (forward ? line.end : line.begin) = best;
        }
    }
}

/// Two pieces of one line whose ends stand open, one towards the other.
void close_gaps(std::vector<PixelLine>& lines, const Sizes& sizes) {
    std::sort(lines.begin(), lines.end(), [](const PixelLine& a, const PixelLine& b) {
        return a.horizontal != b.horizontal ? a.horizontal : a.begin < b.begin;
    });
    const std::vector<PixelLine> all = lines;
    std::vector<PixelLine> across[2];
    for (const PixelLine& line : all) {
        across[line.horizontal ? 1 : 0].push_back(line);
    }
    std::vector<PixelLine> closed;
    for (const PixelLine& line : all) {
        bool joined = false;
        for (PixelLine& before : closed) {
            const double gap = line.begin - before.end;
            if (before.horizontal != line.horizontal ||
                std::abs(before.position - line.position) > sizes.offset || gap > sizes.open) {
                continue;
            }
            const auto& crossing = across[line.horizontal ? 0 : 1];
            const bool open =
                gap <= 0 || (!meets(before, before.end, crossing, sizes.corner) &&
                             !meets(line, line.begin, crossing, sizes.corner) &&
                             before.length() >= 1.5 * gap && line.length() >= 1.5 * gap);
            if (open) {
                const double total = before.length() + line.length();
                before.position =
                    (before.position * before.length() + line.position * line.length()) / total;
                before.end = std::max(before.end, line.end);
                before.thickness = std::max(before.thickness, line.thickness);
                joined = true;
                break;
            }
        }
        if (!joined) {
            closed.push_back(line);
        }
    }
    lines = std::move(closed);
}

/// Ends that almost reach a crossing line do reach it.
void close_corners(std::vector<PixelLine>& lines, const Sizes& sizes) {
    const std::vector<PixelLine> before = lines;
    for (PixelLine& line : lines) {
        double begin = line.begin;
        double end = line.end;
        for (const PixelLine& other : before) {
            if (other.horizontal == line.horizontal || line.position < other.begin - sizes.corner ||
                line.position > other.end + sizes.corner) {
                continue;
            }
            if (std::abs(other.position - line.begin) <= sizes.corner) {
                begin = std::min(begin, other.position);
            }
            if (std::abs(other.position - line.end) <= sizes.corner) {
                end = std::max(end, other.position);
            }
        }
        line.begin = begin;
        line.end = end;
    }
}

/// The ink of the lines, with the grey of their edges: the runs, and flat remains beside them.
PixPtr mask_of(Pix* ink, Pix* horizontal, Pix* vertical, const std::vector<PixelLine>& lines,
               const Sizes& sizes) {
    PixPtr mask = own(pixCreateTemplate(horizontal));
    PixPtr bands = own(pixCreateTemplate(horizontal));
    for (const PixelLine& line : lines) {
        const int reach = static_cast<int>(std::ceil(line.thickness / 2 + sizes.offset + 2));
        const int along = static_cast<int>(line.begin) - 2;
        const int length = static_cast<int>(line.length()) + 4;
        const int across = static_cast<int>(line.position) - reach;
        Pix* runs = line.horizontal ? horizontal : vertical;
        const int x = line.horizontal ? along : across;
        const int y = line.horizontal ? across : along;
        const int w = line.horizontal ? length : 2 * reach;
        const int h = line.horizontal ? 2 * reach : length;
        pixRasterop(mask.get(), x, y, w, h, PIX_SRC | PIX_DST, runs, x, y);
        pixRasterop(bands.get(), x, y, w, h, PIX_SET, nullptr, 0, 0);
    }
    mask = own(pixDilateBrick(nullptr, mask.get(), 3, 3));
    // What is left of the ink and lies wholly within a band is a piece of the line.
    const PixPtr rest = own(pixSubtract(nullptr, ink, mask.get()));
    const PixPtr outside = own(pixSubtract(nullptr, rest.get(), bands.get()));
    const PixPtr letters = own(pixSeedfillBinary(nullptr, outside.get(), rest.get(), 8));
    PixPtr remains = own(pixSubtract(nullptr, rest.get(), letters.get()));
    remains = own(pixDilateBrick(nullptr, remains.get(), 3, 3));
    pixOr(mask.get(), mask.get(), remains.get());
    return mask;
}

}  // namespace

FoundLines find_rulings(Pix* ink, Pix* faint, double resolution) {
    const Sizes sizes = sizes_at(resolution);
    const PixPtr horizontal_runs = straight_runs(faint, true, sizes);
    const PixPtr vertical_runs = straight_runs(faint, false, sizes);
    FoundLines found;
    const std::vector<PixelLine> horizontal = pieces_of(horizontal_runs.get(), true, sizes);
    const std::vector<PixelLine> vertical = pieces_of(vertical_runs.get(), false, sizes);
    found.lines = accepted(ink, faint, merged(horizontal, vertical, sizes),
                           merged(vertical, horizontal, sizes), sizes);
    follow_ends(faint, found.lines, sizes);
    close_gaps(found.lines, sizes);
    close_corners(found.lines, sizes);
    found.mask = mask_of(ink, horizontal_runs.get(), vertical_runs.get(), found.lines, sizes);
    return found;
}

}  // namespace tenken::scan
