#include "extractor/scan/open_ends.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extractor/scan/line_evidence.h"

namespace tenken::scan {

namespace {

constexpr int rounds = 3;              // an end may wait for the line that it ends at
constexpr double most_unseen = 1.0;    // of what is seen of a line ...
constexpr int most_up = 8;             // ... and corners, of an upright one
constexpr double least_in_gap = 0.25;  // of what lies between two pieces of a line is seen
constexpr double most_letters = 0.1;   // of what is not seen
constexpr int off_ink = 3;             // pixels: a line that steps lies beside where it was

/// A line, and how far beyond what is seen of it it may go on.
struct Seen {
    PixelLine line;
    double seen = 0;
    bool open[2] = {false, false};  ///< at its begin, its end
};

bool ends_at(const PixelLine& line, double at, const PixelLine& other, int slack) {
    return other.horizontal != line.horizontal &&
           std::abs(other.position - at) <= slack + other.thickness &&
           line.position >= other.begin - slack && line.position <= other.end + slack;
}

/// Whether `other` may reach the place of `line`, seen there or not.
bool may_cross(const PixelLine& line, const Seen& other, int slack) {
    const double before = other.open[0] ? most_unseen * other.seen : slack;
    const double after = other.open[1] ? most_unseen * other.seen : slack;
    return other.line.horizontal != line.horizontal && line.position >= other.line.begin - before &&
           line.position <= other.line.end + after;
}

bool has_letters(Pix* letters, const PixelLine& line, double from, double to) {
    int on = 0;
    int all = 0;
    for (int along = static_cast<int>(std::min(from, to)) + 1;
         along < static_cast<int>(std::max(from, to)); ++along) {
        on += is_inked(letters, line, along, off_ink) ? 1 : 0;
        ++all;
    }
    return on > most_letters * all;
}

/// Where the end of a line goes on to: the nearest line across that may reach it.
std::optional<double> next_line(const std::vector<Seen>& lines, const Seen& seen, bool forward,
                                const Sizes& sizes) {
    const double end = forward ? seen.line.end : seen.line.begin;
    std::optional<double> best;
    for (const Seen& other : lines) {
        const double distance = forward ? other.line.position - end : end - other.line.position;
        if (distance > 0 && may_cross(seen.line, other, sizes.corner) &&
            (!best || distance < std::abs(*best - end))) {
            best = other.line.position;
        }
    }
    return best;
}

/// Short ones may be strokes of letters; between two tables one above the other there is a heading.
bool may_go_on(const Seen& seen, double by, const Sizes& sizes) {
    return seen.line.horizontal ? seen.seen >= sizes.is_long
                                : seen.seen >= 2 * sizes.sure && by <= most_up * sizes.corner;
}

void note_open_ends(std::vector<Seen>& lines, const Sizes& sizes) {
    for (Seen& seen : lines) {
        for (const int side : {0, 1}) {
            const double at = side == 0 ? seen.line.begin : seen.line.end;
            seen.open[side] = std::none_of(lines.begin(), lines.end(), [&](const Seen& other) {
                return ends_at(seen.line, at, other.line, sizes.corner);
            });
        }
    }
}

/// Two pieces of one line with a row of dots between them that is no line by itself.
void join_pieces(Pix* letters, Pix* closed, std::vector<PixelLine>& lines, const Sizes& sizes) {
    std::sort(lines.begin(), lines.end(), [](const PixelLine& a, const PixelLine& b) {
        return a.horizontal != b.horizontal ? a.horizontal : a.begin < b.begin;
    });
    std::vector<PixelLine> joined;
    for (const PixelLine& line : lines) {
        const auto goes_on = [&](const PixelLine& before) {
            const double gap = line.begin - before.end;
            if (before.horizontal != line.horizontal || gap > sizes.is_long ||
                std::abs(before.position - line.position) > sizes.offset ||
                gap > std::max(before.length(), line.length())) {
                return false;
            }
            // On both sides of a line across it is one; two tables above each other are further
            // apart.
            if (gap <= sizes.corner) {
                return gap >= -sizes.corner;
            }
            const auto is_closed = [&](double at) {
                return std::any_of(lines.begin(), lines.end(), [&](const PixelLine& other) {
                    return ends_at(line, at, other, sizes.corner);
                });
            };
            if (is_closed(before.end) && is_closed(line.begin)) {
                return false;
            }
            PixelLine between = before;
            between.begin = before.end;
            between.end = line.begin;
            between.position = (before.position + line.position) / 2;
            return share_on(closed, between) >= least_in_gap &&
                   !has_letters(letters, between, between.begin, between.end);
        };
        const auto found = std::find_if(joined.begin(), joined.end(), goes_on);
        if (found == joined.end()) {
            joined.push_back(line);
        } else {
            found->end = std::max(found->end, line.end);
        }
    }
    lines = std::move(joined);
}

}  // namespace

void close_open_ends(Pix* letters, Pix* closed, std::vector<PixelLine>& lines, const Sizes& sizes) {
    join_pieces(letters, closed, lines, sizes);
    std::vector<Seen> all;
    for (const PixelLine& line : lines) {
        all.push_back({line, line.length(), {false, false}});
    }
    for (int round = 0; round < rounds; ++round) {
        note_open_ends(all, sizes);
        const std::vector<Seen> before = all;
        for (Seen& seen : all) {
            for (const bool forward : {false, true}) {
                if (!seen.open[forward ? 1 : 0]) {
                    continue;
                }
                double& end = forward ? seen.line.end : seen.line.begin;
                const std::optional<double> next = next_line(before, seen, forward, sizes);
                if (next && may_go_on(seen, std::abs(*next - end), sizes) &&
                    std::abs(*next - end) + seen.line.length() <= (1 + most_unseen) * seen.seen &&
                    !has_letters(letters, seen.line, end, *next)) {
                    end = *next;
                }
            }
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i] = all[i].line;
    }
}

}  // namespace tenken::scan
