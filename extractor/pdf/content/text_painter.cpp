#include "extractor/pdf/content/text_painter.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace tenken::pdf {

using extractor::Glyph;

/// What all glyphs of one string have in common.
struct TextPainter::Frame {
    const GraphicsState& state;
    Matrix to_page;    ///< text space to the page
    double size = 0;   ///< Tfs
    double scale = 1;  ///< Th
    double ascent = 0;
    double descent = 0;
    bool vertical = false;
    bool bold = false;
    bool hidden = false;
    bool upright = false;  ///< reads from left to right without slant or turn
    std::int16_t angle = 0;
    float seen_size = 0;
    double unit_along = 0;  ///< page length of one unit of text space in the writing direction
};

namespace {

/// Counter-clockwise as seen, 0 … 359, right angles exact.
std::int16_t angle_of(Point direction) {
    if (direction.x == 0 && direction.y == 0) {
        return 0;
    }
    const double degrees = std::atan2(-direction.y, direction.x) * 180 / std::numbers::pi;
    const long rounded = std::lround(degrees);
    return static_cast<std::int16_t>((rounded + 360) % 360);
}

}  // namespace

void TextPainter::begin() {
    matrix_ = {};
    line_matrix_ = {};
}

void TextPainter::set_matrix(const Matrix& matrix) {
    matrix_ = matrix;
    line_matrix_ = matrix;
}

void TextPainter::next_line(double x, double y) {
    const Point moved = line_matrix_.apply(x, y);
    line_matrix_.e = moved.x;
    line_matrix_.f = moved.y;
    matrix_ = line_matrix_;
}

void TextPainter::adjust(const TextState& text, double amount) {
    const double length = -amount / 1000 * text.size;
    const Point moved = text.font && text.font->vertical() ? matrix_.apply(0, length)
                                                           : matrix_.apply(length * text.scale, 0);
    matrix_.e = moved.x;
    matrix_.f = moved.y;
}

void TextPainter::show(const GraphicsState& state, std::string_view bytes, bool visible) {
    const TextState& text = state.text;
    if (!text.font) {
        return;
    }
    Font& font = *text.font;
    Frame frame{state, matrix_ * state.matrix};
    frame.size = text.size;
    frame.scale = text.scale;
    frame.ascent = font.ascent() * text.size + text.rise;
    frame.descent = font.descent() * text.size + text.rise;
    frame.vertical = font.vertical();
    frame.bold = font.bold();
    frame.hidden = text.invisible() || text.only_clips() || state.fill_transparent;
    const Matrix& m = frame.to_page;
    const Point right = m.turn(text.size * text.scale, 0);
    const Point up = m.turn(0, text.size);
    frame.upright = !frame.vertical && right.x > 0 && right.y == 0 && up.x == 0 && up.y < 0;
    if (frame.upright) {
        frame.seen_size = static_cast<float>(-up.y);
        frame.unit_along = std::abs(m.a);
    } else {
        const Point along = frame.vertical ? m.turn(0, 1) : m.turn(1, 0);
        frame.angle = angle_of(right);
        frame.seen_size = static_cast<float>(std::hypot(up.x, up.y));
        frame.unit_along = std::hypot(along.x, along.y);
    }
    visible = visible && m.finite();

    double position = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t before = at;
        const CodedGlyph coded = font.next(bytes, at);
        if (at <= before) {
            break;
        }
        if (visible && !coded.text.empty()) {
            draw(frame, coded, position);
        }
        double advance = coded.width * text.size + text.char_spacing;
        if (coded.bytes == 1 && coded.code == 32) {
            advance += text.word_spacing;
        }
        position += frame.vertical ? advance : advance * text.scale;
    }
    const Point moved = frame.vertical ? matrix_.apply(0, position) : matrix_.apply(position, 0);
    matrix_.e = moved.x;
    matrix_.f = moved.y;
}

void TextPainter::draw(const Frame& frame, const CodedGlyph& coded, double along) {
    const Matrix& m = frame.to_page;
    const double width = coded.width * frame.size;
    Glyph glyph;
    glyph.text = coded.text;
    glyph.size = frame.seen_size;
    glyph.angle = frame.angle;
    glyph.vertical = frame.vertical;
    glyph.hidden = frame.hidden;
    glyph.bold = frame.bold;
    double advance = width + frame.state.text.char_spacing;
    if (coded.bytes == 1 && coded.code == 32) {
        advance += frame.state.text.word_spacing;
    }
    advance = frame.vertical ? advance : advance * frame.scale;
    glyph.advance = static_cast<float>(std::abs(advance) * frame.unit_along);
    if (frame.upright) {
        const double x = m.a * along + m.e;
        glyph.box = {x, m.d * frame.ascent + m.f, x + m.a * width * frame.scale,
                     m.d * frame.descent + m.f};
        if (glyph.box.x1 < glyph.box.x0) {
            std::swap(glyph.box.x0, glyph.box.x1);
        }
        glyph.baseline = static_cast<float>(m.d * frame.state.text.rise + m.f);
    } else if (frame.vertical) {
        // The cell hangs from the origin, which is the middle of its upper edge.
        const double half = coded.origin_x * frame.size * frame.scale;
        const double rise = frame.state.text.rise;
        glyph.box = transformed(m, rise - half, along + width, rise + half, along).box();
        const Point centre = m.apply(rise, along);
        const bool turned = frame.angle % 180 == 90;
        glyph.baseline = static_cast<float>(turned ? centre.y : centre.x);
    } else {
        glyph.box =
            transformed(m, along, frame.descent, along + width * frame.scale, frame.ascent).box();
        const Point origin = m.apply(along, frame.state.text.rise);
        const bool turned = frame.angle % 180 == 90;
        glyph.baseline = static_cast<float>(turned ? origin.x : origin.y);
    }
    page_.glyph(std::move(glyph), frame.state.clip);
}

}  // namespace tenken::pdf
