// What a page consists of, and so how it is to be read.
#pragma once

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
    mixed,         ///< a picture with a little text on it: a stamp, a page number
    empty,         ///< nothing
};

/// As in the XML: "text", "image" ...
std::string_view name_of(PageKind kind);

PageKind page_kind(const Page& page);

/// True if there is nothing on it but what a reader of pictures can read.
bool needs_reading(PageKind kind);

/// "text:1-5 image:6-11 text:12", by page; "" if all are text or empty.
std::string describe(const std::vector<PageKind>& kinds);

}  // namespace tenken::extractor
