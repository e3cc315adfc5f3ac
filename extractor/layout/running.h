// Running headers and footers: what stands at the same place of many pages is not text of the
// report.
#pragma once

#include <vector>

#include "extractor/layout/document.h"

namespace tenken::layout {

/// Takes running headers, footers and page numbers out of the pages' blocks. Fills `running` and
/// `printed_page_numbers` of the document.
void take_out_running(std::vector<PageLayout>& pages, Document& document);

}  // namespace tenken::layout
