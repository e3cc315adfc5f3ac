// Reads the pages of a PDF that are pictures, each in a child of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/extract.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

/// The pages that `notes` says are pictures, ascending.
std::vector<int> picture_pages(const std::vector<schema::Note>& notes);

/// Reads `pages` of the PDF in `bytes`; shows on a terminal how far it is. Throws InputError: the
/// engine is missing, or the reading of a page failed.
extractor::Readings read_pictures(std::string_view bytes, const std::string& path,
                                  const std::vector<int>& pages, const Reading& reading);

}  // namespace tenken::tools
