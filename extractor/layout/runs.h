// Glyphs that were drawn one after the other without a gap: the unit that text is handled in.
//
// A program writes what belongs together in one go. A run is therefore stronger than geometry:
// where a number is too wide for its cell, the run keeps its last digit from falling into the next
// one.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/page.h"

namespace tenken::layout {

using extractor::Glyph;
using schema::Box;

/// Where a line of text goes to.
enum class Direction : std::uint8_t {
    right,  ///< as usual
    down,   ///< vertical writing, or turned by a quarter to the right
    up,     ///< turned by a quarter to the left
    left,   ///< upside down
    skew,   ///< anything else: a watermark
};

struct Run {
    std::uint32_t first = 0;  ///< in Runs::glyphs
    std::uint32_t count = 0;
    Box box;  ///< of what can be seen of it
    double size = 0;
    Direction direction = Direction::right;
    bool vertical = false;  ///< vertical writing: columns go from right to left
    bool bold = false;
    bool space_before = false;  ///< a blank was drawn before it
};

/// The visible text of a page. White space is only in `space_before`. A run is read whole if any of
/// it can be seen: spreadsheets cut off what is too wide for a cell, even within a character.
struct Runs {
    std::vector<const Glyph*> glyphs;  ///< each in exactly one run
    std::vector<Run> runs;             ///< in the order drawn

    /// Appends the run's text to `out`.
    void append_text(const Run& run, std::string& out) const;
    /// The part [first, first + count) of a run, its box reckoned again.
    Run part(const Run& run, std::uint32_t first, std::uint32_t count) const;
};

Runs find_runs(const extractor::Page& page);

/// The point that decides where a glyph is: in the middle of its letters, not of its box, since
/// fonts claim any ascent they like.
struct Point {
    double x = 0;
    double y = 0;
};
Point centre(const Glyph& glyph);

}  // namespace tenken::layout
