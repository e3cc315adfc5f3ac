// A page as a picture with real text: what the HTML report shows beside a finding.
#pragma once

#include <string>

#include "extractor/page.h"

namespace tenken::tools {

/// <svg> with the page's glyphs as text that can be selected and searched, its rulings and shading.
/// The view box is the page in points from the top left, so that a box of the report XML can be
/// drawn over it as it is. Hidden text layers are left out. No script, no reference to anything
/// outside.
std::string page_svg(const extractor::Page& page);

}  // namespace tenken::tools
