#include "extractor/pdf/content/page_builder.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractor/pdf/limits.h"
#include "schema/text.h"

namespace tenken::pdf {

namespace {

using extractor::Glyph;
using extractor::Ruling;

constexpr double thinnest_ground = 1.5;  // points: borders in a light colour are thinner
constexpr std::uint8_t lightest_line = 180;

/// Less of a glyph than this, in either direction, is nothing that could be read: its box is larger
/// than its ink.
constexpr double seen_share = 0.15;

constexpr double slack = 0.05;

/// An area that covers this much of the page is its background.
constexpr double background_share = 0.9;

bool mostly_within(const schema::Box& box, const Rectangle& clip) {
    const double width = std::min(box.x1, clip.x1) - std::max(box.x0, clip.x0);
    const double height = std::min(box.y1, clip.y1) - std::max(box.y0, clip.y0);
    return width >= seen_share * box.width() && height >= seen_share * box.height() && width >= 0 &&
           height >= 0;
}

/// A line of text of which the clip leaves less than half of its height stands where the rest of it
/// is seen: the last line of a cell that is too low for its text, cut off at the cell's edge,
/// belongs above that edge though its middle is below.
void cut_across_line(extractor::Glyph& glyph, const Rectangle& clip) {
    schema::Box& box = glyph.box;
    if (glyph.angle == 0 && !glyph.vertical) {
        const double top = std::max(box.y0, clip.y0);
        const double bottom = std::min(box.y1, clip.y1);
        if (bottom - top < box.height() / 2) {
            box.y0 = top;
            box.y1 = bottom;
        }
    }
}

bool finite(const Rectangle& box) {
    return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) &&
           std::isfinite(box.y1);
}

bool same(const Ruling& a, const Ruling& b) {
    return a.horizontal == b.horizontal && a.position == b.position && a.begin == b.begin &&
           a.end == b.end && a.thickness == b.thickness && a.kind == b.kind;
}

bool is_private_use(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// What UTF-8 of a private-use code begins with; of other characters seldom.
bool may_begin_private_use(char byte) {
    return static_cast<unsigned char>(byte) >= 0xEE;
}

bool has_private_use(std::string_view text) {
    if (std::none_of(text.begin(), text.end(), may_begin_private_use)) {
        return false;
    }
    for (std::size_t at = 0; at < text.size();) {
        if (is_private_use(schema::next_code_point(text, at))) {
            return true;
        }
    }
    return false;
}

}  // namespace

PageBuilder::PageBuilder(extractor::Page& page)
    : page_(page), sheet_{0, 0, page.width, page.height}, double_strike_(page.width, page.height) {}

void PageBuilder::glyph(Glyph&& glyph, const Rectangle& clip) {
    const schema::Box& box = glyph.box;
    if (!std::isfinite(box.x0 + box.x1 + box.y0 + box.y1) || !mostly_within(box, sheet_)) {
        return;
    }
    glyph.hidden = glyph.hidden || !mostly_within(box, clip);
    if (!glyph.hidden) {
        cut_across_line(glyph, clip);
    }
    glyph.order = order_++;
    if (!glyph.hidden) {
        const std::uint32_t before = double_strike_.find(page_.glyphs, glyph);
        if (before != DoubleStrike::none) {
            page_.glyphs[before].bold = true;
            return;
        }
    }
    if (page_.glyphs.size() >= limits.glyphs) {
        problem("the page has too many characters; the rest was not read");
        return;
    }
    page_.glyphs.push_back(std::move(glyph));
    if (!page_.glyphs.back().hidden) {
        double_strike_.add(page_.glyphs, glyph_count() - 1);
    }
}

void PageBuilder::line(bool horizontal, const Rectangle& box, const Rectangle& clip,
                       Ruling::Kind kind, bool dashed) {
    if (!finite(box)) {
        return;
    }
    // A hair line on the very edge of its clip must not fall to a rounding error.
    const Rectangle window = clip.cut(sheet_);
    const double x = horizontal ? 0 : slack;
    const double y = horizontal ? slack : 0;
    const Rectangle seen = box.cut({window.x0 - x, window.y0 - y, window.x1 + x, window.y1 + y});
    if (window.empty() || seen.empty() || (horizontal ? seen.width() : seen.height()) <= 0) {
        return;
    }
    Ruling ruling;
    ruling.horizontal = horizontal;
    ruling.position =
        static_cast<float>(horizontal ? (box.y0 + box.y1) / 2 : (box.x0 + box.x1) / 2);
    ruling.begin = static_cast<float>(horizontal ? seen.x0 : seen.y0);
    ruling.end = static_cast<float>(horizontal ? seen.x1 : seen.y1);
    ruling.thickness = static_cast<float>(horizontal ? box.height() : box.width());
    ruling.kind = kind;
    ruling.dashed = dashed;
    if (!page_.rulings.empty() && same(page_.rulings.back(), ruling)) {
        return;
    }
    if (page_.rulings.size() >= limits.shapes) {
        problem("the page has too many lines; the rest was not read");
        return;
    }
    page_.rulings.push_back(ruling);
}

void PageBuilder::area(const Rectangle& box, const Rectangle& clip, const Paint& paint) {
    if (paint.white || paint.invisible || !finite(box)) {
        return;
    }
    const Rectangle seen = box.cut(clip).cut(sheet_);
    if (seen.empty()) {
        return;
    }
    const double longer = std::max(seen.width(), seen.height());
    const double shorter = std::min(seen.width(), seen.height());
    const auto grey = static_cast<std::uint8_t>(std::clamp(paint.grey, 0.0F, 1.0F) * 255.0F + 0.5F);
    // The ground of a paragraph without text, in the colour of those that have some.
    const bool empty_ground = shorter > thinnest_ground && grey >= lightest_line &&
                              !page_.shades.empty() && page_.shades.back().grey == grey;
    if (empty_ground && shorter <= thickest_line) {
        return;
    }
    if (shorter <= thickest_line) {
        // A dot, or the joint where borders meet, may belong to a line of either direction.
        const bool joint = longer <= 1.5;
        if (longer >= 2 * shorter || joint) {
            const bool horizontal = seen.width() >= seen.height();
            line(horizontal, seen, clip, Ruling::Kind::fill, false);
            if (joint && longer < 2 * shorter) {
                line(!horizontal, seen, clip, Ruling::Kind::fill, false);
            }
        }
        return;
    }
    if (page_.shades.size() >= limits.shapes) {
        problem("the page has too many filled areas; the rest was not read");
        return;
    }
    page_.shades.push_back({seen.box(), grey});
    const bool background =
        seen.width() * seen.height() >= background_share * sheet_.width() * sheet_.height();
    if (!background) {
        edge(true, {seen.x0, seen.y0, seen.x1, seen.y0}, clip);
        edge(true, {seen.x0, seen.y1, seen.x1, seen.y1}, clip);
        edge(false, {seen.x0, seen.y0, seen.x0, seen.y1}, clip);
        edge(false, {seen.x1, seen.y0, seen.x1, seen.y1}, clip);
    }
}

void PageBuilder::edge(bool horizontal, const Rectangle& box, const Rectangle& clip) {
    line(horizontal, box, clip, Ruling::Kind::shade_edge, false);
}

void PageBuilder::outline(const Rectangle& box, const Rectangle& clip) {
    constexpr std::size_t most_boxes = 20'000;
    const Rectangle seen = finite(box) ? box.cut(clip).cut(sheet_) : Rectangle::nothing();
    if (seen.empty()) {
        return;
    }
    ++page_.outlines;
    if (page_.outline_boxes.size() < most_boxes) {
        page_.outline_boxes.push_back(seen.box());
    }
}

void PageBuilder::image(const Rectangle& box, const Rectangle& clip, bool one_colour) {
    const Rectangle seen = finite(box) ? box.cut(clip).cut(sheet_) : Rectangle::nothing();
    if (seen.empty()) {
        return;
    }
    if (page_.images.size() >= limits.shapes) {
        problem("the page has too many images; the rest was not read");
        return;
    }
    const double sheet_area = sheet_.width() * sheet_.height();
    const bool covers = seen.width() * seen.height() >= background_share * sheet_area;
    page_.images.push_back({seen.box(), covers, one_colour});
}

void PageBuilder::cover(const Rectangle& box, const Rectangle& clip) {
    const Rectangle seen = finite(box) ? box.cut(clip).cut(sheet_) : Rectangle::nothing();
    if (seen.empty() ||
        seen.width() * seen.height() < background_share * sheet_.width() * sheet_.height()) {
        return;
    }
    for (Glyph& glyph : page_.glyphs) {
        glyph.hidden = true;
    }
}

void PageBuilder::picture(extractor::Picture&& picture, const Matrix& matrix,
                          const Rectangle& clip) {
    const Rectangle seen = clip.cut(sheet_);
    const std::size_t bytes =
        picture.data.size() + (picture.mask ? picture.mask->data.size() : std::size_t{0});
    if (picture_bytes_ + bytes > limits.picture_bytes || pictures_read_ == limits.pictures) {
        problem("the page has too many or too large images; the rest was not read");
        pictures_full_ = true;
        return;
    }
    ++pictures_read_;  // the unseen too: decoding them took its time
    picture_bytes_ += bytes;
    if (!matrix.finite() || seen.empty()) {
        return;
    }
    picture.place = {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f};
    picture.clip = seen.box();
    pictures_->pictures.push_back(std::move(picture));
}

void PageBuilder::finish() {
    if (ink_ && pictures_ != nullptr && !ink_->empty()) {
        if (ink_->exhausted()) {
            problem("the page has too much drawing; the rest of it was not looked at");
        }
        pictures_->pictures.push_back(ink_->take());
    }
    std::erase_if(page_.glyphs, [](const Glyph& glyph) { return glyph.text.empty(); });
    page_.private_use =
        std::count_if(page_.glyphs.begin(), page_.glyphs.end(),
                      [](const Glyph& glyph) { return has_private_use(glyph.text); });
    page_.undecoded = std::count_if(page_.glyphs.begin(), page_.glyphs.end(), [](const Glyph& g) {
        return g.text.size() == 3 && g.text == "\xEF\xBF\xBD";
    });
}

void PageBuilder::problem(const std::string& text) {
    if (std::find(page_.problems.begin(), page_.problems.end(), text) == page_.problems.end()) {
        page_.problems.push_back(text);
    }
}

}  // namespace tenken::pdf
