#include "extractor/page_kind.h"

#include <algorithm>
#include <cstddef>

#include "extractor/drawn_letters.h"

namespace tenken::extractor {

namespace {

constexpr double page_share = 0.85;   // of the page, from which pictures together are the page
constexpr double image_share = 0.35;  // ... from which they are, if nothing else is there
constexpr double colour_share = 0.6;  // a coloured one beside text: below, it is an illustration
constexpr double table_share = 0.06;  // ... from which it may be a table, if it is as wide as ...
constexpr double table_width = 0.4;   // ... this share of the page
constexpr std::size_t stamp_glyphs = 60;  // characters of a stamp, a header and a page number
constexpr long letter_outlines = 80;      // areas shaped as letters, from which they are text
constexpr std::size_t least_drawn_letters = 40;  // ... beside text, if they stand in lines
constexpr double least_drawn_share = 0.25;  // ... of all letters: below are logos, maps and charts

/// Strips that touch add up; where pictures lie over each other it is no matter.
double share_of_images(const Page& page) {
    double area = 0;
    for (const Image& image : page.images) {
        area += image.box.width() * image.box.height();
    }
    return page.width > 0 && page.height > 0 ? area / (page.width * page.height) : 0;
}

/// Text stands on it.
bool is_ground(const Page& page, const Box& box) {
    return std::any_of(page.glyphs.begin(), page.glyphs.end(), [&box](const Glyph& glyph) {
        return !glyph.hidden && box.contains(glyph.box.center_x(), glyph.box.center_y());
    });
}

std::size_t seen_glyphs(const Page& page) {
    return static_cast<std::size_t>(std::count_if(
        page.glyphs.begin(), page.glyphs.end(), [](const Glyph& glyph) { return !glyph.hidden; }));
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
    const std::size_t seen = seen_glyphs(page);
    const std::size_t hidden = page.glyphs.size() - seen;
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
    const std::size_t enough = std::max(
        least_drawn_letters, static_cast<std::size_t>(static_cast<double>(seen) *
                                                      least_drawn_share / (1 - least_drawn_share)));
    const bool may_have_letters = page.outline_boxes.size() >= enough;
    if (seen > stamp_glyphs && (!unread_pictures(page).empty() ||
                                (may_have_letters && drawn_letters(page).size() >= enough))) {
        return PageKind::mixed;
    }
    return page.glyphs.empty() && page.images.empty() && page.rulings.empty() ? PageKind::empty
                                                                              : PageKind::text;
}

bool needs_reading(PageKind kind) {
    return kind == PageKind::image || kind == PageKind::hidden_layer || kind == PageKind::mixed ||
           kind == PageKind::outlines;
}

bool is_read_in_parts(const Page& page, PageKind kind) {
    return kind == PageKind::mixed && seen_glyphs(page) > stamp_glyphs;
}

std::vector<Box> unread_pictures(const Page& page) {
    std::vector<Box> found;
    const double area = page.width * page.height;
    for (const Image& image : page.images) {
        const Box& box = image.box;
        const double least = image.one_colour ? image_share : colour_share;
        if (box.width() * box.height() >= least * area && !is_ground(page, box)) {
            found.push_back(box);
        }
    }
    return found;
}

std::size_t passed_over_pictures(const Page& page, PageKind kind) {
    if (kind != PageKind::text && !is_read_in_parts(page, kind)) {
        return 0;
    }
    const std::vector<Box> read = unread_pictures(page);
    const double area = page.width * page.height;
    return static_cast<std::size_t>(
        std::count_if(page.images.begin(), page.images.end(), [&](const Image& image) {
            const Box& box = image.box;
            return box.width() >= table_width * page.width &&
                   box.width() * box.height() >= table_share * area &&
                   std::find(read.begin(), read.end(), box) == read.end() && !is_ground(page, box);
        }));
}

std::size_t passed_over_letters(const Page& page, PageKind kind) {
    if (kind != PageKind::text || page.outline_boxes.size() < least_drawn_letters) {
        return 0;
    }
    const std::size_t count = drawn_letters(page).size();
    return count < least_drawn_letters ? 0 : count;
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
