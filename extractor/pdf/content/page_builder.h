// Takes what the interpreter draws and makes a Page of it: cut to what is seen, bounded, each thing
// once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extractor/page.h"
#include "extractor/pdf/content/color.h"
#include "extractor/pdf/content/double_strike.h"
#include "extractor/pdf/content/ink_sheet.h"
#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/content/rectangle.h"
#include "extractor/picture.h"

namespace tenken::pdf {

class PageBuilder {
  public:
    /// `page` has its width and height already.
    explicit PageBuilder(extractor::Page& page);

    const Rectangle& sheet() const { return sheet_; }

    /// Adds a glyph unless it is off the page or repeats one that is there (which becomes bold).
    void glyph(extractor::Glyph&& glyph, const Rectangle& clip);

    /// A line of some thickness: `box` is what it inks. Cut at the clip; dropped when nothing is
    /// left.
    void line(bool horizontal, const Rectangle& box, const Rectangle& clip,
              extractor::Ruling::Kind kind, bool dashed);

    /// A filled rectangle: a ruling if it is thin, an area with edges if not, nothing if it is
    /// white.
    void area(const Rectangle& box, const Rectangle& clip, const Paint& paint);

    /// The edge of a filled area that is no rectangle.
    void edge(bool horizontal, const Rectangle& box, const Rectangle& clip);

    void image(const Rectangle& box, const Rectangle& clip, bool one_colour = false);
    /// What was drawn before an opaque image of the whole page is under it: a text layer, not seen.
    void cover(const Rectangle& box, const Rectangle& clip);

    /// A filled area that is bent and as large as a letter.
    void outline(const Rectangle& box, const Rectangle& clip);

    /// Keeps the images themselves too, in `sheet`, for whoever reads what is in them.
    void collect_pictures(extractor::PictureSheet* sheet) { pictures_ = sheet; }
    /// Not once a limit is reached: what is drawn after that must not even be decoded.
    bool collects_pictures() const { return pictures_ != nullptr && !pictures_full_; }
    void picture(extractor::Picture&& picture, const Matrix& matrix, const Rectangle& clip);

    /// Draws areas and strokes too, and gives them as the last of the pictures.
    void collect_ink() { ink_.emplace(sheet_.width(), sheet_.height()); }
    InkSheet* ink() { return ink_ ? &*ink_ : nullptr; }

    /// The page is drawn: counts what could not be decoded.
    void finish();

    /// Said once each.
    void problem(const std::string& text);

    extractor::Page& page() { return page_; }

    std::uint32_t glyph_count() const { return static_cast<std::uint32_t>(page_.glyphs.size()); }

    /// Thinner than this a filled rectangle is a line: 4 points is the thickest border that office
    /// programs offer as a plain one, and no line of text fits into it.
    static constexpr double thickest_line = 4;

  private:
    extractor::Page& page_;
    Rectangle sheet_;
    DoubleStrike double_strike_;
    std::uint32_t order_ = 0;
    extractor::PictureSheet* pictures_ = nullptr;
    std::size_t picture_bytes_ = 0;
    std::size_t pictures_read_ = 0;
    bool pictures_full_ = false;
    std::optional<InkSheet> ink_;
};

}  // namespace tenken::pdf
