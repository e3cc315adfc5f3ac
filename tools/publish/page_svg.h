// A page as a picture with real text: what the HTML report shows beside a finding.
#pragma once

#include <string>
#include <vector>

#include "extractor/page.h"
#include "tools/publish/page_image.h"

namespace tenken::tools {

/// <svg> with the page's glyphs as text that can be selected and searched, its rulings and shading.
/// The view box is the page in points from the top left, so that a box of the report XML can be
/// drawn over it as it is. With its images the page is one that was scanned: they are shown, and a
/// hidden text layer lies over them, not seen but found by a search. Without, such layers are left
/// out and images are grey areas. No script, no reference to anything outside.
std::string page_svg(const extractor::Page& page, const std::vector<PageImage>& images = {});

}  // namespace tenken::tools
