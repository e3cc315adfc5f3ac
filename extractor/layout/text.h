// Runs become lines, and lines become paragraphs: for a cell and for the page alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/layout/runs.h"

namespace tenken::layout {

/// A run laid out so that its line goes from left to right and lines follow downwards, whatever the
/// direction on the page: u along the line, v from line to line.
struct Piece {
    double u0 = 0;
    double u1 = 0;
    double v0 = 0;
    double v1 = 0;
    const Run* run = nullptr;
};

/// A run as seen by a reader of text that goes in `direction`.
Piece piece_of(const Run& run, Direction direction);

/// The edges of a box as seen by a reader of that direction.
Piece frame_of(const Box& box, Direction direction);

/// Pieces [first, first + count) of a list, from left to right.
struct TextLine {
    double u0 = 0;
    double u1 = 0;
    double v0 = 0;  ///< of its largest piece: raised and lowered ones do not count
    double v1 = 0;
    double size = 0;
    bool bold = false;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::string text;
};

/// Sorts `pieces` into lines, top to bottom. A gap wider than `widest_gap` em ends a line (the rest
/// is a line beside it); 0 for never.
std::vector<TextLine> make_lines(std::vector<Piece>& pieces, const Runs& runs,
                                 double widest_gap = 0);

/// The pieces [first, first + count) of a line as a line of their own.
TextLine part_of(const TextLine& line, std::uint32_t first, std::uint32_t count,
                 std::vector<Piece>& pieces, const Runs& runs);

/// How one line goes on to the next.
enum class Join {
    close,      ///< one text, no space: Japanese
    spaced,     ///< one text, a space: between Latin words
    new_entry,  ///< the next line begins a paragraph or an entry of a list
};

/// The room that lines of one column of text have, in u.
struct Room {
    double begin = 0;
    double end = 0;
};

/// Decides by what the author did: a line that had room for the next word and did not take it was
/// ended on purpose.
Join join_of(const std::vector<TextLine>& lines, std::size_t line, const Room& room,
             const std::vector<Piece>& pieces, const Runs& runs);

/// Text of one cell: '\n' between paragraphs and entries.
struct CellText {
    std::string text;
    bool vertical = false;  ///< vertical writing, or single characters stacked in a narrow cell
};
CellText cell_text(const std::vector<const Run*>& in_cell, const Box& cell, const Runs& runs);

}  // namespace tenken::layout
