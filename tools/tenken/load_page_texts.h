// The text of a PDF's pages with the place of every character, out of the child that reads it.
#pragma once

#include <string>
#include <vector>

#include "extractor/extract.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

/// All pages, in their order. `readings` are those of the pages that are pictures. Throws
/// InputError.
std::vector<extractor::PageText> load_page_texts(const std::string& path,
                                                 const extractor::Readings& readings,
                                                 const Reading& reading);

}  // namespace tenken::tools
