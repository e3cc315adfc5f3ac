// Pictures of a PDF's pages, drawn in the child that reads it and checked before they are used.
#pragma once

#include <map>
#include <set>
#include <string>

#include "tools/tenken/load_report.h"

namespace tenken::tools {

/// The pages of `numbers` as SVG, by number; none for what is no PDF. Stops at `most_bytes`.
std::map<int, std::string> load_page_pictures(const std::string& path, const std::set<int>& numbers,
                                              std::size_t most_bytes, const Reading& reading);

/// True if it is one svg element with nothing in it but shapes and text: no script, no link, no
/// style, nothing from outside. What comes out of the child goes into a page that people open.
bool is_harmless_picture(const std::string& svg);

}  // namespace tenken::tools
