// A page's text as archives keep it: blocks of lines of characters, each with its place and how
// sure the reading is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/page.h"

namespace tenken::extractor {

struct Letter {
    std::string text;  ///< mostly one code point
    Box box;
    std::uint8_t confidence = 100;  ///< percent; below 100 only if read from a picture
    bool space_before = false;
    bool corrected = false;  ///< a proof-reader's
    bool own = false;        ///< a font says it, on a page of which a part was read
};

struct LetterLine {
    enum class Direction : std::uint8_t { right, down, up, left };
    Direction direction = Direction::right;
    Box box;
    double size = 0;  ///< of the letters, points
    std::vector<Letter> letters;
};

/// A paragraph, or a cell of a table.
struct LetterBlock {
    Box box;
    int table = -1;  ///< number of its table on the page from 0, -1 for a paragraph
    int row = 0;     ///< in its table on this page
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    std::vector<LetterLine> lines;
};

/// Boxes are points from the top left of the page as it is seen.
struct PageText {
    int number = 0;  ///< 1-based
    double width = 0;
    double height = 0;
    bool read = false;        ///< from its picture
    bool layered = false;     ///< a picture that has a hidden text of its own
    bool all_hidden = false;  ///< ... and no other
    int confidence = 100;     ///< mean, if it was read
    double resolution = 0;    ///< dots per inch of what was read
    std::vector<Box> tables;
    std::vector<Box> pictures;
    std::vector<LetterBlock> blocks;  ///< in reading order; cells of a table follow each other
};

/// Puts the visible characters of a page into the blocks that layout finds.
PageText page_text(const Page& page);

/// The same places with other characters in them: for each block of `text` its lines, and behind
/// them those of characters that stand in none.
std::vector<std::vector<LetterLine>> lines_in_blocks(const PageText& text,
                                                     const std::vector<Glyph>& glyphs);

/// Every box of it but those of its pictures, which lie where they are seen.
void turn_boxes(PageText& text, const std::function<Box(const Box&)>& turned);

/// For the way from the child that read the page to its parent.
std::string pack(const PageText& page);
/// nullopt for anything that pack() cannot have written.
std::optional<PageText> unpack_page_text(std::string_view bytes);

}  // namespace tenken::extractor
