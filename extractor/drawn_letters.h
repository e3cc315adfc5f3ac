// Letters drawn as areas, told from the other small areas of a page by standing in lines.
#pragma once

#include <vector>

#include "extractor/page.h"

namespace tenken::extractor {

/// The boxes of the bent areas (Page::outline_boxes) that stand beside each other as letters of a
/// line do, six or more of one size, and with no character of a font on them.
std::vector<Box> drawn_letters(const Page& page);

}  // namespace tenken::extractor
