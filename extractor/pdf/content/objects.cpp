// Do, inline images and shadings.
#include <algorithm>
#include <utility>
#include <vector>

#include "extractor/pdf/content/inline_image.h"
#include "extractor/pdf/content/interpreter.h"
#include "extractor/pdf/content/operator_code.h"
#include "extractor/pdf/content/picture_reader.h"

namespace tenken::pdf {

namespace {

constexpr std::uint32_t op(std::string_view name) {
    return operator_code(name);
}

/// A picture drawn this flat is a line even if it has some pixels across.
constexpr double shortest_flat_picture = 12;

/// What an image looks like that is one colour: the colour of its first sample.
Paint first_sample(const ColorSpace& space, long bits, std::string_view bytes) {
    std::vector<double> color(space.components, 0.0);
    for (std::size_t i = 0; i < color.size() && i < bytes.size(); ++i) {
        const double sample = static_cast<unsigned char>(bytes[i]);
        color[i] = space.kind == ColorSpace::Kind::indexed ? sample : sample / 255;
    }
    if (bits == 1 && !bytes.empty()) {
        color[0] = static_cast<unsigned char>(bytes[0]) >> 7;
    }
    return space.paint(color);
}

}  // namespace

bool Interpreter::execute_object(std::uint32_t code) {
    switch (code) {
        case op("Do"):
            draw_object();
            return true;
        case op("BI"):
            draw_inline_image();
            return true;
        case op("sh"):
            shade_clip();
            return true;
        default:
            return false;
    }
}

void Interpreter::draw_object() {
    if (!visible()) {
        return;
    }
    XObject& object = resources().xobject(last_name());
    if (object.kind == XObject::Kind::none || !layers_.visible(object.optional_content)) {
        return;
    }
    if (object.kind == XObject::Kind::image) {
        draw_image(object);
    } else {
        begin_form(object, resources());
    }
}

void Interpreter::draw_image(const XObject& image) {
    reveal_clip_text();
    Paint paint = state_.fill;
    if (!image.mask && image.width == 1 && image.height == 1) {
        const StreamData data = image.value.stream();
        const Value space = image.value.get("ColorSpace");
        paint = grey_paint(0.5);
        if (data.last_filter.empty() && !space.is_null()) {
            const auto known =
                space.is_name() ? resources().color_space(space.name()) : read_color_space(space);
            paint =
                first_sample(*known, image.value.get("BitsPerComponent").integer(8), data.bytes);
        }
    } else if (!image.mask) {
        paint = grey_paint(0.5);
    }
    if (page_.collects_pictures() && !state_.fill_transparent) {
        if (auto picture = read_picture(image, resources(), state_.fill)) {
            page_.picture(std::move(*picture), state_.matrix, state_.clip);
        } else {
            page_.problem("an image could not be read");
        }
    }
    draw_image_box(image.width, image.height, paint, is_one_colour(image));
    const bool is_opaque = !image.mask && !state_.fill_lets_through && !state_.blends &&
                           image.value.get("SMask").is_null() && image.value.get("Mask").is_null();
    if (is_opaque && !state_.fill_transparent && state_.matrix.finite()) {
        page_.cover(transformed(state_.matrix, 0, 0, 1, 1), state_.clip);
    }
}

bool Interpreter::is_one_colour(const XObject& image) {
    if (image.mask || image.value.get("BitsPerComponent").integer(8) == 1) {
        return true;
    }
    const Value space = image.value.get("ColorSpace");
    if (space.is_null()) {
        return false;
    }
    const auto known =
        space.is_name() ? resources().color_space(space.name()) : read_color_space(space);
    return known->components == 1 && known->kind != ColorSpace::Kind::indexed;
}

void Interpreter::draw_inline_image() {
    const InlineImage image = read_inline_image(frames_.back().tokens, resources());
    if (!visible() || image.width <= 0 || image.height <= 0) {
        return;
    }
    reveal_clip_text();
    Paint paint = image.mask ? state_.fill : grey_paint(0.5);
    if (!image.mask && !image.filtered && image.color_space && image.width == 1 &&
        image.height == 1) {
        paint = first_sample(*image.color_space, image.bits, image.data);
    }
    if (page_.collects_pictures() && !state_.fill_transparent) {
        if (auto picture = read_picture(image, state_.fill)) {
            page_.picture(std::move(*picture), state_.matrix, state_.clip);
        }
    }
    draw_image_box(image.width, image.height, paint, image.mask || image.bits == 1);
}

void Interpreter::draw_image_box(long width, long height, const Paint& paint, bool one_colour) {
    if (state_.fill_transparent || !state_.matrix.finite()) {
        return;
    }
    const Rectangle box = transformed(state_.matrix, 0, 0, 1, 1);
    const double longer = std::max(box.width(), box.height());
    const double shorter = std::min(box.width(), box.height());
    const bool one_pixel = width == 1 || height == 1;
    const bool flat = shorter <= PageBuilder::thickest_line && longer >= 3 * shorter;
    if (flat && (one_pixel || longer >= shortest_flat_picture)) {
        if (!paint.white && !paint.invisible) {
            page_.line(box.width() >= box.height(), box, state_.clip,
                       extractor::Ruling::Kind::image, false);
        }
    } else if (width == 1 && height == 1) {
        page_.area(box, state_.clip, paint);  // a pixel stretched to a coloured area
    } else {
        page_.image(box, state_.clip, one_colour);
    }
}

// A gradient has no outline of its own: it fills what the clip leaves.
void Interpreter::shade_clip() {
    if (visible() && !state_.fill_transparent) {
        reveal_clip_text();
        page_.area(state_.clip, state_.clip, grey_paint(0.75));
    }
}

}  // namespace tenken::pdf
