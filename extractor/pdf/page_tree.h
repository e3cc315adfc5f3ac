// The page tree as a list of pages, PDF 32000-1 §7.7.3.
#pragma once

#include <string>
#include <vector>

#include "extractor/pdf/value.h"

namespace tenken::pdf {

class PdfFile;

/// A page with what it inherits from the nodes above it.
struct PageNode {
    Value page;
    Value resources;
    Value media_box;
    Value crop_box;
    Value rotate;
};

/// Pages in their order. Trusts neither /Count nor /Parent: a node with /Kids is a branch, any
/// other that looks like a page is one; a node met a second time is passed over. What was odd goes
/// to `problems`.
std::vector<PageNode> collect_pages(const Value& catalog, std::vector<std::string>& problems);

/// All objects that say they are pages, for files without a usable tree.
std::vector<PageNode> collect_loose_pages(PdfFile& file, std::vector<std::string>& problems);

}  // namespace tenken::pdf
