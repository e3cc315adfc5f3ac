// Text outside the tables: lines into columns, columns into paragraphs.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/document.h"
#include "extractor/layout/runs.h"

namespace tenken::layout {

/// Puts the paragraphs and the tables of a page into reading order. `loose` are the numbers of the
/// runs that no table holds; text within one of `frames` keeps to itself.
std::vector<Block> reading_order(const extractor::Page& page, const Runs& runs,
                                 const std::vector<std::uint32_t>& loose,
                                 const std::vector<Box>& frames, std::vector<schema::Table> tables);

}  // namespace tenken::layout
