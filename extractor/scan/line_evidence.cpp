#include "extractor/scan/line_evidence.h"

#include <algorithm>
#include <cmath>

namespace tenken::scan {

namespace {

constexpr double most_letters = 0.3;        // of one that is not long lies on letters ...
constexpr double least_whole = 0.9;         // ... unless there is ink on so much of it ...
constexpr double least_whole_short = 0.97;  // ... or on so much of one of a single row
constexpr double least_bare_whole = 0.95;   // ... or it is seen all along with paper beside it
constexpr double most_of_comma = 0.5;       // of a short line, ink: a gap in a figure has a comma

constexpr double least_clear = 0.65;  // of a faint one has no letter beside it ...
constexpr double least_apart = 0.2;   // ... or of a long one so much has none, and ...
constexpr double least_seen = 0.85;   // ... of that so much is seen ...
constexpr int nearest_letter = 2;     // ... from so many pixels on

bool is_ink(Pix* ink, int x, int y) {
    l_uint32 value = 0;
    return pixGetPixel(ink, x, y, &value) == 0 && value != 0;
}

}  // namespace

bool is_inked(Pix* ink, const PixelLine& line, int along, int reach) {
    const int middle = static_cast<int>(line.position);
    for (int across = middle - reach; across <= middle + reach; ++across) {
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

double share_on(Pix* ink, const PixelLine& line) {
    int on = 0;
    for (int along = static_cast<int>(line.begin); along < static_cast<int>(line.end); ++along) {
        on += is_inked(ink, line, along, 1) ? 1 : 0;
    }
    return on / std::max(1.0, line.length());
}

bool is_wall(Pix* closed, const PixelLine& line) {
    constexpr double least_seen_of_wall = 0.97;
    constexpr double least_beside = 0.5;
    constexpr int at_end = 2;  // pixels that belong to the line across
    PixelLine inner = line;
    inner.begin += at_end;
    inner.end -= at_end;
    inner.thickness = 1;
    return share_on(closed, inner) >= least_seen_of_wall &&
           bare_share(closed, closed, inner) >= least_beside;
}

bool has_long_strokes(Pix* ink, const PixelLine& line, int dot) {
    int in_long = 0;
    int in_all = 0;
    int length = 0;
    for (int along = static_cast<int>(line.begin); along <= static_cast<int>(line.end); ++along) {
        if (along < static_cast<int>(line.end) && is_inked(ink, line, along)) {
            ++length;
            continue;
        }
        in_all += length;
        in_long += length > dot ? length : 0;
        length = 0;
    }
    return 2 * in_long > in_all;
}

namespace {

/// What of a faint line lies apart from letters, and how much of that is seen.
struct Clear {
    double share = 0;  ///< of the line, with no letter near it
    double seen = 0;   ///< of that
};

/// What is hardly seen within a row of text may be a halo of its letters; between two rows that
/// almost touch it, a line is seen where they have ended, too.
Clear clear_of(Pix* letters, Pix* faint, const PixelLine& line, int beside) {
    const int middle = static_cast<int>(line.position);
    int clear = 0;
    int seen = 0;
    for (int along = static_cast<int>(line.begin); along < static_cast<int>(line.end); ++along) {
        bool any = false;
        for (int away = nearest_letter; away <= beside && !any; ++away) {
            any = line.horizontal ? is_ink(letters, along, middle - away) ||
                                        is_ink(letters, along, middle + away)
                                  : is_ink(letters, middle - away, along) ||
                                        is_ink(letters, middle + away, along);
        }
        clear += any ? 0 : 1;
        seen += !any && is_inked(faint, line, along) ? 1 : 0;
    }
    return {clear / std::max(1.0, line.length()), seen / std::max(1.0, clear * 1.0)};
}

/// The share of a line with letters close to both sides: the gap in a word, or beside a comma.
double share_between(Pix* letters, const PixelLine& line, int beside) {
    const int middle = static_cast<int>(line.position);
    int between = 0;
    for (int along = static_cast<int>(line.begin); along < static_cast<int>(line.end); ++along) {
        bool sides[2] = {false, false};
        for (int away = nearest_letter; away <= beside; ++away) {
            for (const int side : {0, 1}) {
                const int across = side == 0 ? middle - away : middle + away;
                sides[side] = sides[side] || (line.horizontal ? is_ink(letters, along, across)
                                                              : is_ink(letters, across, along));
            }
        }
        between += sides[0] && sides[1] ? 1 : 0;
    }
    return between / std::max(1.0, line.length());
}

/// True for strokes of letters that stand above each other: they end where their rows do.
bool is_made_of_letters(Pix* letters, Pix* ink, const PixelLine& line, const Sizes& sizes) {
    const double inked = share_on(ink, line);
    // Of one row a stroke leaves but a pixel or two at its ends.
    const bool is_short = line.length() < sizes.sure;
    if (inked <= most_letters || inked >= (is_short ? least_whole_short : least_whole)) {
        return false;
    }
    return share_on(letters, line) > most_letters;
}

}  // namespace

bool is_clear_of_letters(Pix* letters, Pix* faint, const PixelLine& line, const Sizes& sizes) {
    const Clear clear = clear_of(letters, faint, line, sizes.beside);
    return clear.share >= least_clear || (line.length() >= sizes.is_long &&
                                          clear.share >= least_apart && clear.seen >= least_seen);
}

bool is_of_letters(Pix* letters, Pix* ink, Pix* closed, const PixelLine& line, const Sizes& sizes) {
    if (line.length() >= sizes.is_long) {
        return false;
    }
    const bool is_whole =
        share_on(closed, line) >= least_whole && bare_share(ink, closed, line) >= least_bare_whole;
    if (!is_whole && is_made_of_letters(letters, ink, line, sizes)) {
        return true;
    }
    return share_on(ink, line) <= most_of_comma &&
           share_between(letters, line, sizes.beside) > most_letters;
}

bool cuts_letters(Pix* letters, const PixelLine& line, const Sizes& sizes) {
    constexpr double most_on = 0.1;        // of the line, letters
    constexpr double most_between = 0.15;  // ... or letters on both sides
    constexpr double near = 1.3;           // of what is beside a line
    return share_on(letters, line) > most_on ||
           share_between(letters, line, static_cast<int>(near * sizes.beside)) > most_between;
}

}  // namespace tenken::scan
