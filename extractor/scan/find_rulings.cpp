#include "extractor/scan/find_rulings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "extractor/scan/faint_lines.h"
#include "extractor/scan/line_pieces.h"

namespace tenken::scan {

namespace {

constexpr double least_bare = 0.55;       // of a long line has paper on both sides ...
constexpr double least_bare_short = 0.8;  // ... and of a short one: strokes are crossed by others
constexpr int follow_window = 12;         // pixels in which half must be ink to go on

constexpr double least_clear = 0.65;  // of a faint one has no letter beside it ...
constexpr int nearest_letter = 2;     // ... between so many pixels
constexpr int farthest_letter = 7;    // ... and so many

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

/// The share of a line with no letter near it: what is hardly seen is no line within a row of text.
double clear_share(Pix* letters, const PixelLine& line) {
    const int middle = static_cast<int>(line.position);
    int clear = 0;
    for (int along = static_cast<int>(line.begin); along < static_cast<int>(line.end); ++along) {
        bool any = false;
        for (int away = nearest_letter; away <= farthest_letter && !any; ++away) {
            any = line.horizontal ? is_ink(letters, along, middle - away) ||
                                        is_ink(letters, along, middle + away)
                                  : is_ink(letters, middle - away, along) ||
                                        is_ink(letters, middle + away, along);
        }
        clear += any ? 0 : 1;
    }
    return clear / std::max(1.0, line.length());
}

/// The longest stroke that lies on a line, pixels.
int longest_stroke(Pix* ink, const PixelLine& line) {
    int longest = 0;
    int length = 0;
    for (int along = static_cast<int>(line.begin); along < static_cast<int>(line.end); ++along) {
        length = is_inked(ink, line, along) ? length + 1 : 0;
        longest = std::max(longest, length);
    }
    return longest;
}

using StandsFree = std::function<bool(const PixelLine& line, double least)>;

/// Long lines, and short ones that hold at both ends to a line already taken.
std::vector<PixelLine> accepted(const StandsFree& stands_free,
                                const std::vector<PixelLine>& horizontal,
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
            } else if (stands_free(line, is_long ? least_bare : least_bare_short)) {
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
                                  stands_free(cut, least_bare_short);
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
PixPtr mask_of(Pix* ink, const Runs& plain, const Runs& all, const std::vector<PixelLine>& lines,
               const Sizes& sizes) {
    PixPtr mask = own(pixCreateTemplate(ink));
    PixPtr bands = own(pixCreateTemplate(ink));
    for (const PixelLine& line : lines) {
        const int reach = static_cast<int>(std::ceil(line.thickness / 2 + sizes.offset + 2));
        const int along = static_cast<int>(line.begin) - 2;
        const int length = static_cast<int>(line.length()) + 4;
        const int across = static_cast<int>(line.position) - reach;
        Pix* runs = (line.faint ? all : plain).of(line.horizontal);
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

FoundLines find_rulings(Pix* ink, Pix* not_paper, Pix* raw, double resolution) {
    const Sizes sizes = sizes_at(resolution);
    const PixPtr letters = letters_of(not_paper, resolution);
    // Where it meets another line, a faint one is not paper: but not ink either, as a letter is.
    const PixPtr black = own(pixDilateBrick(nullptr, ink, 7, 7));
    pixAnd(black.get(), black.get(), letters.get());
    const PixPtr faint = own(pixCopy(nullptr, not_paper));
    bool any_faint = false;
    for (const bool level : {true, false}) {
        const PixPtr lines = faint_lines(raw, black.get(), level, resolution);
        l_int32 none = 1;
        pixZero(lines.get(), &none);
        any_faint = any_faint || none == 0;
        pixRasterop(faint.get(), 0, 0, pixGetWidth(not_paper), pixGetHeight(not_paper),
                    PIX_SRC | PIX_DST, lines.get(), 0, 0);
    }
    const Runs plain(not_paper, sizes);
    std::optional<Runs> all;
    const auto stands_free = [&](const PixelLine& line, double least) {
        if (!line.faint) {
            return bare_share(ink, not_paper, line) >= least;
        }
        return bare_share(ink, faint.get(), line) >= least &&
               clear_share(letters.get(), line) >= least_clear &&
               (line.length() >= 2 * sizes.is_long || longest_stroke(ink, line) <= sizes.dot);
    };
    std::vector<PixelLine> level = plain.lines(true, sizes);
    std::vector<PixelLine> upright = plain.lines(false, sizes);
    if (any_faint) {
        all.emplace(faint.get(), sizes);
        add_faint(all->lines(true, sizes), sizes, level);
        add_faint(all->lines(false, sizes), sizes, upright);
    }
    FoundLines found;
    found.lines = accepted(stands_free, level, upright, sizes);
    follow_ends(not_paper, found.lines, sizes);
    close_gaps(found.lines, sizes);
    close_corners(found.lines, sizes);
    found.mask = mask_of(ink, plain, all ? *all : plain, found.lines, sizes);
    return found;
}

}  // namespace tenken::scan
