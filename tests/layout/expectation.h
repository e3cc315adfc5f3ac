// What layout found, in the words of a .expect file.
#pragma once

#include <string>
#include <vector>

#include "extractor/layout/document.h"

namespace tenken::tests {

/// One entry per block, tables with their cells on further lines.
std::vector<std::string> described(const std::vector<layout::Block>& blocks);
/// The blocks, then what was taken out and the printed page numbers.
std::vector<std::string> described(const layout::Document& document);

/// The entries of a .expect file before and after its line `document`.
struct Expectation {
    std::vector<std::string> pages;
    std::vector<std::string> document;
    bool has_document = false;
};
Expectation read_expectation(const std::string& file);

}  // namespace tenken::tests
