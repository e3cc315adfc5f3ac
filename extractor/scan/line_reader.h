// From the picture of a line to its characters, read twice where that is worth it.
#pragma once

#include <string>
#include <vector>

#include "extractor/scan/digits/digit_look.h"
#include "extractor/scan/engine.h"
#include "extractor/scan/find_text.h"
#include "extractor/scan/line_ink.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

/// Whether a character is there at all: where only one of two readings has it, its ink must tell.
enum class Presence { sure, likely, unlikely };

/// A character of a line, in pixels of the sheet.
struct ReadSymbol {
    std::string text;
    PixelBox box;
    float confidence = 0;
    bool space_after = false;  ///< there is paper behind it, as wide as a space
    bool doubtful = false;
    std::string other;   ///< what the other reading said, "" if nothing
    std::string reason;  ///< see Doubt
    Presence presence = Presence::sure;
};

struct Stretch;

class LineReader {
  public:
    /// `grey` without rulings, `text` its ink; both as large as the sheet and alive as long as
    /// this, as is `look`, which is at `grey`.
    LineReader(Engine& engine, DigitLook& look, Pix* grey, Pix* text)
        : engine_(engine), look_(look), grey_(grey), text_(text) {}

    /// `twice`: a second time too, where that is worth it.
    std::vector<ReadSymbol> read(const TextLine& line, bool twice = true);

    /// What the engine was given so far: widths of lines (of columns, heights), each in em.
    double length() const { return length_; }

  private:
    struct View {
        double scale;
        double padding;  ///< em above and below
    };
    std::vector<ReadSymbol> read_again(const TextLine& line, const LineInk& ink,
                                       const std::vector<Symbol>& first,
                                       const std::vector<Stretch>& stretches);
    /// What of the line lies between x0 and x1.
    std::vector<Symbol> read_view(const TextLine& line, const LineInk& ink, int x0, int x1,
                                  const View& view);

    Engine& engine_;
    DigitLook& look_;
    Pix* grey_;
    Pix* text_;
    double length_ = 0;
};

}  // namespace tenken::scan
