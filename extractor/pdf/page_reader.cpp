#include "extractor/pdf/page_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractor/pdf/content/interpreter.h"
#include "extractor/pdf/content/page_builder.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

/// What a page without a MediaBox is taken for: US Letter, as all viewers do.
constexpr Rectangle letter{0, 0, 612, 792};

/// Beyond this a box is an error: PDF allows 14,400 units, 5 m.
constexpr double longest_side = 1e6;

bool read_box(const Value& value, Rectangle& box) {
    double n[4];
    if (!read_numbers(value, n, 4)) {
        return false;
    }
    box = {std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
    return box.width() > 0 && box.height() > 0 && box.width() <= longest_side &&
           box.height() <= longest_side;
}

/// All of /Contents in one piece: tokens may not go over from one stream to the next, but graphics
/// state does. Views the bytes of a single stream, so that the usual case copies nothing.
struct PageContent {
    std::string bytes;
    bool complete = true;
    bool missing = false;
};

PageContent read_content(const Value& contents) {
    PageContent content;
    if (contents.is_stream()) {
        StreamData data = contents.stream();
        content.bytes = std::move(data.bytes);
        content.complete = data.complete;
        return content;
    }
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const Value part = contents.at(i);
        if (!part.is_stream()) {
            content.missing = true;
            continue;
        }
        const StreamData data = part.stream();
        content.complete = content.complete && data.complete;
        if (content.bytes.size() + data.bytes.size() > limits.page_content_bytes) {
            content.complete = false;
            break;
        }
        if (content.bytes.empty()) {
            content.bytes = std::move(data.bytes);
        } else {
            content.bytes += data.bytes;
        }
        content.bytes += '\n';
    }
    content.missing = content.missing || (!contents.is_null() && !contents.is_array());
    return content;
}

/// Bits of an annotation's /F, PDF 32000-1 §12.5.3.
constexpr long flag_hidden = 1 << 1;
constexpr long flag_no_view = 1 << 5;

/// The appearance stream that a viewer draws, null if there is none to see.
Value appearance(const Value& annotation, const OptionalContent& layers) {
    const long flags = annotation.get("F").integer();
    if ((flags & (flag_hidden | flag_no_view)) != 0 ||
        annotation.get("Subtype").name() == "Popup" || !layers.visible(annotation.get("OC"))) {
        return {};
    }
    const Value normal = annotation.get("AP").get("N");
    if (normal.is_stream()) {
        return normal;
    }
    const std::string state(annotation.get("AS").name());
    return state.empty() ? Value() : normal.get(state.c_str());
}

/// Algorithm 8.1 of PDF 32000-1 §12.5.5: the form's box, after its own matrix, is fitted to /Rect.
bool fit_appearance(const XObject& form, const Rectangle& rect, Matrix& fitted) {
    const Rectangle box =
        transformed(form.matrix, form.box[0], form.box[1], form.box[2], form.box[3]);
    if (box.width() <= 0 || box.height() <= 0 || !form.matrix.finite()) {
        return false;
    }
    const double x = rect.width() / box.width();
    const double y = rect.height() / box.height();
    fitted = {x, 0, 0, y, rect.x0 - box.x0 * x, rect.y0 - box.y0 * y};
    return true;
}

/// Annotations of one page that are drawn; forms with thousands of fields have some 2,000.
constexpr std::size_t most_annotations = 20'000;

void draw_annotations(const PageNode& node, const PageGeometry& geometry, Interpreter& interpreter,
                      ResourceCache& cache, const OptionalContent& layers) {
    const Value annotations = node.page.get("Annots");
    const std::size_t count = std::min(annotations.size(), most_annotations);
    for (std::size_t i = 0; i < count; ++i) {
        const Value annotation = annotations.at(i);
        const Value stream = appearance(annotation, layers);
        Rectangle rect;
        if (!stream.is_stream() || !read_box(annotation.get("Rect"), rect)) {
            continue;
        }
        XObject form = read_xobject(stream);
        Matrix fitted;
        if (form.kind == XObject::Kind::form && form.has_box &&
            fit_appearance(form, rect, fitted)) {
            interpreter.run_form(form, cache.resources(node.resources), fitted * geometry.to_page);
        }
    }
}

}  // namespace

PageGeometry page_geometry(const PageNode& node) {
    Rectangle media = letter;
    if (!read_box(node.media_box, media)) {
        media = letter;
    }
    Rectangle seen;
    if (!read_box(node.crop_box, seen) || seen.cut(media).width() <= 0 ||
        seen.cut(media).height() <= 0) {
        seen = media;
    }
    seen = seen.cut(media);
    double unit = node.page.get("UserUnit").number(1);
    if (!(unit > 0 && unit <= 1000)) {
        unit = 1;
    }
    const long quarter = ((node.rotate.integer() / 90) % 4 + 4) % 4;
    PageGeometry geometry;
    geometry.width = seen.width() * unit;
    geometry.height = seen.height() * unit;
    switch (quarter) {
        case 1:
            geometry.to_page = {0, unit, unit, 0, -seen.y0 * unit, -seen.x0 * unit};
            break;
        case 2:
            geometry.to_page = {-unit, 0, 0, unit, seen.x1 * unit, -seen.y0 * unit};
            break;
        case 3:
            geometry.to_page = {0, -unit, -unit, 0, seen.y1 * unit, seen.x1 * unit};
            break;
        default:
            geometry.to_page = {unit, 0, 0, -unit, -seen.x0 * unit, seen.y1 * unit};
            break;
    }
    if (quarter % 2 == 1) {
        std::swap(geometry.width, geometry.height);
    }
    return geometry;
}

extractor::Page read_page(const PageNode& node, int number, ResourceCache& cache,
                          const OptionalContent& layers, extractor::PictureSheet* pictures,
                          bool with_drawings) {
    cache.new_page();
    const PageGeometry geometry = page_geometry(node);
    extractor::Page page;
    page.number = number;
    page.width = geometry.width;
    page.height = geometry.height;
    const PageContent content = read_content(node.page.get("Contents"));
    // Some 20 bytes of content to a character: one allocation is enough for most pages. The content
    // of a map is long and has few.
    page.glyphs.reserve(std::min<std::size_t>(content.bytes.size() / 20, 4'000));
    PageBuilder builder(page);
    builder.collect_pictures(pictures);
    if (with_drawings) {
        builder.collect_ink();
    }
    if (!content.complete) {
        builder.problem("the page's content is damaged; what comes before the damage was read");
    }
    if (content.missing) {
        builder.problem("a part of the page's content is missing");
    }
    Interpreter interpreter(builder, cache, layers);
    interpreter.run(content.bytes, cache.resources(node.resources), geometry.to_page);
    draw_annotations(node, geometry, interpreter, cache, layers);
    builder.finish();
    return page;
}

}  // namespace tenken::pdf
