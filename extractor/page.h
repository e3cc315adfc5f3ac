// A page as it is seen: glyphs, rulings, images. Everything after this file is blind to PDF.
//
// A scanned page comes in through the same type: its glyphs are what was recognised, its rulings
// what was found in the picture.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/geometry.h"

namespace tenken::extractor {

using schema::Box;

/// One drawn character. All lengths are points from the top left of the page as seen.
struct Glyph {
    std::string text;    ///< UTF-8, radicals folded; mostly one code point; U+FFFD if not decodable
    Box box;             ///< from ascent to descent and over the advance, not the ink
    float baseline = 0;  ///< y of the baseline; for vertical writing x of the centre line
    float size = 0;      ///< font size as seen
    float advance = 0;   ///< distance to where the next glyph would stand
    std::int16_t angle = 0;  ///< direction of the line in degrees: 0, 90, 180, 270 or what it is
    bool vertical = false;   ///< written from top to bottom (WMode 1)
    bool hidden = false;     ///< render mode 3 or clipped away: a text layer, not seen
    bool bold = false;       ///< the font says so or it was drawn twice
    std::uint8_t confidence =
        100;                  ///< of the reading, percent; below 100 only if read from a picture
    std::uint32_t order = 0;  ///< position in the content stream
};

/// A straight line, horizontal or vertical, that may bound a cell.
struct Ruling {
    enum class Kind : std::uint8_t {
        stroke,      ///< a stroked path
        fill,        ///< a filled rectangle too thin to be an area
        shade_edge,  ///< the edge of a filled area: weaker evidence
        image,       ///< an image of one pixel's height or width
    };
    bool horizontal = true;
    float position = 0;  ///< y of a horizontal, x of a vertical one (centre of its thickness)
    float begin = 0;     ///< smaller x or y
    float end = 0;
    float thickness = 0;
    Kind kind = Kind::stroke;
    bool dashed = false;
};

/// A filled area with a colour that is not white: the shading of label cells.
struct Shade {
    Box box;
    std::uint8_t grey = 0;  ///< 0 black … 255 white
};

struct Image {
    Box box;
    bool covers_page = false;
    bool one_colour = false;  ///< black and white or grey, as text is scanned; no palette
};

struct Page {
    int number = 0;  ///< 1-based
    double width = 0;
    double height = 0;
    std::vector<Glyph> glyphs;    ///< in the order drawn
    std::vector<Ruling> rulings;  ///< unsorted, not yet merged
    std::vector<Shade> shades;
    std::vector<Image> images;
    long undecoded = 0;                 ///< glyphs that are U+FFFD
    long outlines = 0;                  ///< filled areas that are bent and as large as a letter
    std::vector<Box> outline_boxes;     ///< of those; at most so many that a page of text has
    long private_use = 0;               ///< glyphs whose code only their font knows: gaiji
    std::vector<std::string> problems;  ///< what could not be read, in English, for the notes
};

}  // namespace tenken::extractor
