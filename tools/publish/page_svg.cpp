#include "tools/publish/page_svg.h"

#include <cmath>

#include <fmt/format.h>

#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

using extractor::Glyph;
using extractor::Page;

// A tenth of a point is less than a pixel on any screen and halves the file.
std::string number(double value) {
    std::string digits = fmt::format("{:.1f}", value);
    if (digits.ends_with(".0")) {
        digits.resize(digits.size() - 2);
    }
    return digits == "-0" ? "0" : digits;
}

// What they show is not text; that something stands there is worth seeing.
void append_images(std::string& out, const Page& page) {
    for (const extractor::Image& image : page.images) {
        out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#f1f1f1\"/>",
                           number(image.box.x0), number(image.box.y0), number(image.box.width()),
                           number(image.box.height()));
    }
}

void append_shades(std::string& out, const Page& page) {
    for (const extractor::Shade& shade : page.shades) {
        out += fmt::format(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"rgb({},{},{})\"/>",
            number(shade.box.x0), number(shade.box.y0), number(shade.box.width()),
            number(shade.box.height()), shade.grey, shade.grey, shade.grey);
    }
}

// All rulings in one path: a page of a budget has thousands.
void append_rulings(std::string& out, const Page& page) {
    std::string path;
    for (const extractor::Ruling& ruling : page.rulings) {
        if (ruling.kind == extractor::Ruling::Kind::shade_edge) {
            continue;
        }
        path += ruling.horizontal ? fmt::format("M{} {}H{}", number(ruling.begin),
                                                number(ruling.position), number(ruling.end))
                                  : fmt::format("M{} {}V{}", number(ruling.position),
                                                number(ruling.begin), number(ruling.end));
    }
    if (!path.empty()) {
        out += "<path d=\"" + path + "\" stroke=\"#444\" stroke-width=\"0.5\" fill=\"none\"/>";
    }
}

bool upright(const Glyph& glyph) {
    return !glyph.vertical && glyph.angle == 0;
}

// True if `next` goes on where `last` ended: one <text> holds both.
bool continues(const Glyph& last, const Glyph& next) {
    return last.hidden == next.hidden && upright(last) && upright(next) &&
           std::abs(last.baseline - next.baseline) < 0.1 && std::abs(last.size - next.size) < 0.1 &&
           std::abs(last.box.x0 + last.advance - next.box.x0) < 0.3 * last.size;
}

void append_run(std::string& out, const std::vector<Glyph>& glyphs, std::size_t begin,
                std::size_t end) {
    const Glyph& first = glyphs[begin];
    const Glyph& last = glyphs[end - 1];
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        text += glyphs[i].text;
    }
    if (text.find_first_not_of(' ') == std::string::npos) {
        return;
    }
    const char* unseen = first.hidden ? " fill=\"none\"" : "";
    if (!upright(first)) {
        out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}>{}</text>",
                           number(first.box.x0), number(first.box.y1 - first.box.height() * 0.12),
                           number(first.size), unseen, escape_html(text));
        return;
    }
    const double width = last.box.x0 + last.advance - first.box.x0;
    out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}", number(first.box.x0),
                       number(first.baseline), number(first.size), unseen);
    // The reader's font has other widths than the city's: the run is fitted to what the page had.
    if (end - begin > 1) {
        out += fmt::format(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", number(width));
    }
    out += ">" + escape_html(text) + "</text>";
}

void append_text(std::string& out, const Page& page, bool hidden_too) {
    std::vector<Glyph> seen;
    seen.reserve(page.glyphs.size());
    for (const Glyph& glyph : page.glyphs) {
        if (!glyph.hidden || hidden_too) {
            seen.push_back(glyph);
        }
    }
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= seen.size(); ++i) {
        if (i == seen.size() || !continues(seen[i - 1], seen[i])) {
            append_run(out, seen, begin, i);
            begin = i;
        }
    }
}

}  // namespace

std::string page_svg(const Page& page, const std::vector<PageImage>& images) {
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"group\" "
        "aria-label=\"p. {}\">",
        number(page.width), number(page.height), page.number);
    if (images.empty()) {
        append_images(out, page);
    }
    for (const PageImage& image : images) {
        out += image_element(image);
    }
    append_shades(out, page);
    append_rulings(out, page);
    append_text(out, page, !images.empty());
    return out + "</svg>";
}

}  // namespace tenken::tools
