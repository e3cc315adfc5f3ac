// What a page consists of, and so how it is to be read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/page.h"

namespace tenken::extractor {

enum class PageKind {
    text,          ///< characters that a font draws
    image,         ///< one picture, or strips of one
    hidden_layer,  ///< a picture, with text that is not seen: somebody's reading of it
    outlines,      ///< letters drawn as areas, without a font
    mixed,         ///< a picture with a little text on it: a stamp, a page number; or text with a
                   ///< part beside it that is a picture, or drawn without a font
    empty,         ///< nothing
};

/// As in the XML: "text", "image" ...
std::string_view name_of(PageKind kind);

PageKind page_kind(const Page& page);

/// True if there is something on it that only a reader of pictures can read.
bool needs_reading(PageKind kind);

/// True if a page of this kind has so much text of its own that only parts of it are to be read.
bool is_read_in_parts(const Page& page, PageKind kind);

/// The pictures of a page of text that are large and have no text on them.
std::vector<Box> unread_pictures(const Page& page);

/// Pictures on a page of text, with no text on them, that are as large as a table would be but not
/// so large that they are read: photographs mostly, and tables pasted in as pictures.
std::size_t passed_over_pictures(const Page& page, PageKind kind);

/// Letters drawn without a font on a page of text, too few of all its letters to be read: names on
/// a map, a logo. 0 for fewer than a line or two.
std::size_t passed_over_letters(const Page& page, PageKind kind);

/// "text:1-5 image:6-11 text:12", by page; "" if all are text or empty.
std::string describe(const std::vector<PageKind>& kinds);

}  // namespace tenken::extractor
