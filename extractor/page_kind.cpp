#include "extractor/page_kind.h"

#include <algorithm>
#include <cstddef>

namespace tenken::extractor {

namespace {

constexpr double page_share = 0.85;       // of the page, from which pictures together are the page
constexpr double image_share = 0.35;      // ... from which they are, if nothing else is there
constexpr std::size_t stamp_glyphs = 60;  // characters of a stamp, a header and a page number
constexpr long letter_outlines = 80;      // areas shaped as letters, from which they are text

/// Strips that touch add up; where pictures lie over each other it is no matter.
double share_of_images(const Page& page) {
    double area = 0;
    for (const Image& image : page.images) {
        area += image.box.width() * image.box.height();
    }
    return page.width > 0 && page.height > 0 ? area / (page.width * page.height) : 0;
}

}  // namespace

std::string_view name_of(PageKind kind) {
    switch (kind) {
        case PageKind::text:
            return "text";
        case PageKind::image:
            return "image";
        case PageKind::hidden_layer:
            return "hidden-layer";
        case PageKind::outlines:
            return "outlines";
        case PageKind::mixed:
            return "mixed";
        case PageKind::empty:
            break;
    }
    return "empty";
}

PageKind page_kind(const Page& page) {
    const auto hidden = static_cast<std::size_t>(std::count_if(
        page.glyphs.begin(), page.glyphs.end(), [](const Glyph& glyph) { return glyph.hidden; }));
    const std::size_t seen = page.glyphs.size() - hidden;
    const double share = share_of_images(page);
    if (seen == 0 && share >= image_share) {
        return hidden > 0 ? PageKind::hidden_layer : PageKind::image;
    }
    if (seen <= stamp_glyphs && share >= page_share) {
        return PageKind::mixed;
    }
    if (seen <= stamp_glyphs && page.outlines >= letter_outlines) {
        return PageKind::outlines;
    }
    return page.glyphs.empty() && page.images.empty() && page.rulings.empty() ? PageKind::empty
                                                                              : PageKind::text;
}

bool needs_reading(PageKind kind) {
    return kind == PageKind::image || kind == PageKind::hidden_layer || kind == PageKind::mixed;
}

std::string describe(const std::vector<PageKind>& kinds) {
    std::string out;
    if (std::all_of(kinds.begin(), kinds.end(), [](PageKind kind) {
            return kind == PageKind::text || kind == PageKind::empty;
        })) {
        return out;
    }
    for (std::size_t begin = 0; begin < kinds.size();) {
        std::size_t end = begin + 1;
        while (end < kinds.size() && kinds[end] == kinds[begin]) {
            ++end;
        }
        out += out.empty() ? "" : " ";
        out += std::string(name_of(kinds[begin])) + ':' + std::to_string(begin + 1);
        out += end > begin + 1 ? '-' + std::to_string(end) : std::string();
        begin = end;
    }
    return out;
}

}  // namespace tenken::extractor
