// Which ink of a line is which character.
#pragma once

#include <functional>
#include <vector>

#include "extractor/scan/digits/digit_shapes.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

struct InkAlignment {
    /// For each symbol the box of its ink on the sheet; empty where it has none of its own.
    std::vector<PixelBox> boxes;
    /// Ink as large as a character that no symbol stands on: the box, and the number of the symbol
    /// that it stands before.
    struct Unread {
        PixelBox box;
        std::size_t before = 0;
    };
    std::vector<Unread> unread;
    /// What does not fit, by symbol; what nobody read apart.
    double misfit = 0;
    /// False where too little fits for the boxes to mean anything.
    bool says_something() const { return misfit <= 0.8 && unread.size() <= boxes.size() + 2; }
};

/// What a piece of ink is like.
using LookAtInk = std::function<DigitGuess(const PixelBox&)>;

/// The engine's boxes wander by half a character; the order of its characters does not. So they are
/// laid over the pieces of ink from left to right, with the least cost of odd widths, distances,
/// and digits on ink that is like none. `parts`: connected parts of the line, sorted by x0.
InkAlignment align_ink(const std::vector<PixelBox>& parts, const std::vector<ReadSymbol>& symbols,
                       double em, const LookAtInk& look);

/// True if ink of this size may be a digit.
bool is_digit_sized(const PixelBox& box, double em);

}  // namespace tenken::scan
