// Pages as text files: what a test puts in, and a way to look at what the PDF reader gave.
#pragma once

#include <string>
#include <vector>

#include "extractor/page.h"

namespace tenken::tests {

/// Reads the pages of a .page file (see tests/layout/cases/README.md). Throws std::runtime_error
/// with the line for anything it does not know.
std::vector<extractor::Page> read_pages(const std::string& file);

}  // namespace tenken::tests
