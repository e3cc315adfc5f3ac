// A font as the interpreter needs it: bytes of a string to text and advance. PDF 32000-1 §9.
//
// What a code means is asked of these, in this order, until one has an answer that can be text:
//   composite fonts (Type0)                     simple fonts (Type1, TrueType, Type3)
//   1. ToUnicode                                1. ToUnicode
//   2. the code itself, in CMaps of Unicode     2. Differences, then a base encoding that is named
//   3. CID by Adobe-Japan1 and its sisters      3. the encoding or character map of the font file
//   4. the font file's own character map,       4. the encoding such fonts have by default
//      turned round, or its glyph names
// For TrueType under Identity-H, 4 comes before 3: the codes are in truth glyph numbers. A
// ToUnicode that maps everything to blanks, or every code to itself, is asked last or not at all. A
// private-use code is given only if nobody knows better, and marked; what nobody knows is U+FFFD,
// and marked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "extractor/pdf/value.h"

namespace tenken::pdf {

/// One character code of a shown string. Lengths are in text space units for font size 1
/// (1/1000 of a PDF width), so that the interpreter multiplies by the font size.
struct CodedGlyph {
    std::uint32_t code = 0;
    int bytes = 1;          ///< length of the code; word spacing applies to the one-byte code 32
    std::string_view text;  ///< UTF-8, radicals folded; U+FFFD if undecodable; owned by the font
    float width = 0;  ///< horizontal advance (w0), or vertical advance (w1y, negative) if vertical
    float origin_x = 0;  ///< vertical writing: position vector v
    float origin_y = 0;
    bool decoded = true;       ///< false: `text` is U+FFFD
    bool private_use = false;  ///< `text` has a private-use code (U+E000 …): only the font knows it
};

class Font {
  public:
    /// Never throws for a broken dictionary: what cannot be known is decoded as U+FFFD.
    /// Only what the first shown string needs is loaded.
    static std::unique_ptr<Font> create(const Value& dictionary);
    virtual ~Font() = default;

    /// The code at bytes[at]; `at` is moved behind it and never past the end.
    virtual CodedGlyph next(std::string_view bytes, std::size_t& at) = 0;

    virtual bool vertical() const { return false; }  ///< WMode 1
    virtual float ascent() const = 0;                ///< for size 1, above the baseline, > 0
    virtual float descent() const = 0;               ///< for size 1, below the baseline, < 0
    virtual bool bold() const { return false; }

    /// Type 3 only: the font matrix' horizontal scale times 1000 is folded into `width` already.
    virtual bool type3() const { return false; }
};

}  // namespace tenken::pdf
