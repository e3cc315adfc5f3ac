#include "extractor/scan/find_rulings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "extractor/scan/faint_lines.h"
#include "extractor/scan/line_evidence.h"
#include "extractor/scan/line_pieces.h"
#include "extractor/scan/open_ends.h"

namespace tenken::scan {

namespace {

constexpr double least_bare = 0.55;         // of a long line has paper on both sides ...
constexpr double least_bare_short = 0.8;    // ... and of a short one: strokes are crossed by others
constexpr double least_bare_specks = 0.92;  // ... and of one that is seen as specks only
constexpr int follow_window = 12;           // pixels in which half must be ink to go on

constexpr std::size_t least_series = 3;  // pieces of a line that lost every other stretch
constexpr double series_gap = 1.4;       // of a piece, between them
constexpr double most_in_gap = 0.15;     // of a gap, letters

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

/// `line` as far as the lines across that it ends at.
PixelLine drawn_to(PixelLine line, const std::vector<PixelLine>& across, int slack) {
    double begin = line.begin;
    double end = line.end;
    for (const PixelLine& other : across) {
        if (line.position < other.begin - slack || line.position > other.end + slack) {
            continue;
        }
        if (std::abs(other.position - line.begin) <= slack + other.thickness) {
            begin = other.position;
        }
        if (std::abs(other.position - line.end) <= slack + other.thickness) {
            end = other.position;
        }
    }
    line.begin = begin;
    line.end = end;
    return line;
}

using StandsFree = std::function<bool(const PixelLine& line, double least)>;

/// Long lines, and short ones that hold at both ends to a line already taken.
std::vector<PixelLine> accepted(const StandsFree& stands_free, Pix* closed, Pix* letters,
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
                const auto& along = taken[direction];
                const bool alone = std::none_of(along.begin(), along.end(), [&](const auto& other) {
                    return std::abs(other.position - line.position) <= 2 * sizes.offset;
                });
                const PixelLine cut = cut_at(line, across, sizes.corner / 2);
                const bool held =
                    cut.length() >= sizes.piece &&
                    meets(cut, cut.begin, across, sizes.corner / 2) &&
                    meets(cut, cut.end, across, sizes.corner / 2) &&
                    !(cut.faint && !cut.horizontal && alone && cuts_letters(letters, cut, sizes)) &&
                    (stands_free(cut, least_bare_short) ||
                     is_wall(closed, drawn_to(cut, across, sizes.corner / 2)));
                (held ? taken[direction] : left).push_back(held ? cut : line);
            }
            open[direction] = std::move(left);
        }
    }
    taken[0].insert(taken[0].end(), taken[1].begin(), taken[1].end());
    return taken[0];
}

/// Lines go on as long as faint ink does, up to the next line across.
void follow_ends(const StandsFree& stands_free, Pix* faint, std::vector<PixelLine>& lines,
                 const Sizes& sizes) {
    const std::vector<PixelLine> before = lines;
    for (PixelLine& line : lines) {
        for (const bool forward : {false, true}) {
            const double end = forward ? line.end : line.begin;
            const double reached =
                followed(faint, line, static_cast<int>(end) - (forward ? 1 : 0), forward ? 1 : -1);
            // Only a line that then meets another is believed: a letter may stand at its end.
            std::vector<double> ends;
            for (const PixelLine& other : before) {
                const bool crosses = other.horizontal != line.horizontal &&
                                     line.position >= other.begin - sizes.corner &&
                                     line.position <= other.end + sizes.corner;
                const bool within =
                    forward ? other.position > end && other.position <= reached + sizes.corner
                            : other.position < end && other.position >= reached - sizes.corner;
                if (crosses && within) {
                    ends.push_back(other.position);
                }
            }
            std::sort(ends.begin(), ends.end());
            if (!forward) {
                std::reverse(ends.begin(), ends.end());
            }
            double best = end;
            for (const double next : ends) {
                PixelLine added = line;
                added.begin = std::min(best, next);
                added.end = std::max(best, next);
                added.faint = false;
                if (added.length() > 2 * sizes.corner && !stands_free(added, least_bare_short)) {
                    break;
                }
                best = next;
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
                std::abs(before.position - line.position) > sizes.offset + (gap <= 0 ? 1 : 0) ||
                gap > sizes.open) {
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

/// A hairline of which a fax keeps every other stretch, because it is not quite level: pieces that
/// follow each other at like distances, and nothing stands between them.
void close_series(Pix* letters, std::vector<PixelLine>& lines, const Sizes& sizes) {
    const std::vector<PixelLine> all = lines;
    const auto follows = [&](const PixelLine& before, const PixelLine& line) {
        const double gap = line.begin - before.end;
        if (before.horizontal != line.horizontal || gap <= 0 || gap > sizes.is_long ||
            std::abs(before.position - line.position) > sizes.offset ||
            gap > series_gap * std::min(before.length(), line.length())) {
            return false;
        }
        PixelLine between = before;
        between.begin = before.end;
        between.end = line.begin;
        between.position = (before.position + line.position) / 2;
        return share_on(letters, between) <= most_in_gap &&
               std::none_of(all.begin(), all.end(), [&](const PixelLine& other) {
                   return other.horizontal != line.horizontal && other.begin <= line.position &&
                          other.end >= line.position &&
                          (std::abs(other.position - before.end) <= sizes.corner ||
                           std::abs(other.position - line.begin) <= sizes.corner) &&
                          other.length() >= sizes.is_long;
               });
    };
    std::vector<std::vector<PixelLine>> series;
    for (const PixelLine& line : all) {
        const auto found = std::find_if(series.begin(), series.end(), [&](const auto& pieces) {
            return follows(pieces.back(), line);
        });
        if (found == series.end()) {
            series.push_back({line});
        } else {
            found->push_back(line);
        }
    }
    lines.clear();
    for (const std::vector<PixelLine>& pieces : series) {
        if (pieces.size() < least_series) {
            lines.insert(lines.end(), pieces.begin(), pieces.end());
            continue;
        }
        PixelLine whole = pieces.front();
        whole.end = pieces.back().end;
        whole.position = (whole.position + pieces.back().position) / 2;
        lines.push_back(whole);
    }
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

/// A frame holds on to every dash that ends at it: what is plainly a line is taken out.
PixPtr without_lines(Pix* dark, const Runs& runs, const Sizes& sizes) {
    PixPtr out = own(pixCopy(nullptr, dark));
    for (const bool level : {true, false}) {
        // Not quite level, a line steps from one row to the next.
        const int across = 3;
        PixPtr lines =
            own(pixDilateBrick(nullptr, runs.of(level), level ? 1 : across, level ? across : 1));
        lines =
            own(pixOpenBrick(nullptr, lines.get(), level ? sizes.sure : 1, level ? 1 : sizes.sure));
        pixSubtract(out.get(), out.get(), lines.get());
    }
    return out;
}

}  // namespace

FoundLines find_rulings(Pix* ink, Pix* not_paper, Pix* raw, double resolution, bool two_levels) {
    const Sizes sizes = sizes_at(resolution);
    const Runs plain(not_paper, sizes);
    const PixPtr letters = letters_of(without_lines(not_paper, plain, sizes).get(), resolution);
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
    std::optional<Runs> all;
    // Of grey that became dots every other pixel is left.
    const PixPtr closed = own(pixCloseSafeBrick(nullptr, not_paper, 3, 3));
    const auto stands_free = [&](const PixelLine& line, double least) {
        if (is_of_letters(letters.get(), ink, closed.get(), line, sizes)) {
            return false;
        }
        if (!line.faint) {
            // A short one may be the specks of a noisy ground, unless it is seen almost all along.
            const double least_closed =
                line.length() >= sizes.sure ? least : std::max(least, least_bare_specks);
            return bare_share(ink, not_paper, line) >= least ||
                   bare_share(ink, closed.get(), line) >= least_closed;
        }
        return bare_share(ink, faint.get(), line) >= least &&
               is_clear_of_letters(letters.get(), faint.get(), line, sizes) &&
               (line.length() >= 2 * sizes.is_long || !has_long_strokes(ink, line, sizes.dot));
    };
    std::vector<PixelLine> level = plain.lines(true, sizes);
    std::vector<PixelLine> upright = plain.lines(false, sizes);
    if (any_faint) {
        all.emplace(faint.get(), sizes);
        add_faint(all->lines(true, sizes), sizes, level);
        add_faint(all->lines(false, sizes), sizes, upright);
    }
    FoundLines found;
    found.lines = accepted(stands_free, closed.get(), letters.get(), level, upright, sizes);
    follow_ends(stands_free, closed.get(), found.lines, sizes);
    close_gaps(found.lines, sizes);
    close_series(letters.get(), found.lines, sizes);
    close_corners(found.lines, sizes);
    if (two_levels) {
        close_open_ends(letters.get(), closed.get(), found.lines, sizes);
    }
    found.mask = mask_of(ink, plain, all ? *all : plain, found.lines, sizes);
    return found;
}

}  // namespace tenken::scan
