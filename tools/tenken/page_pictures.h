// Pictures of a PDF's pages, drawn in the child that reads it and checked before they are used.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/publish/html_report.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

struct WantedPictures {
    std::set<int> pages;
    std::vector<schema::Place> cells;  ///< as cells_to_show gives them
    std::size_t most_bytes = 0;        ///< of all pages; cells get at most a fifth of it on top
    bool decode = false;  ///< pages were read from pictures: take what reads them to show them
};

/// The pages as SVG and the cells as PNG; none for what is no PDF. Cells without what reads
/// pictures are not shown.
ReportPictures load_page_pictures(const std::string& path, const WantedPictures& wanted,
                                  const Reading& reading);

/// True if it is one svg element with nothing in it but shapes and text: no script, no link, no
/// style, nothing from outside. What comes out of the child goes into a page that people open.
bool is_harmless_picture(const std::string& svg);

}  // namespace tenken::tools
