// Tables whose cells are closed by rulings.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/placement.h"
#include "schema/table.h"

namespace tenken::layout {

struct FoundTable {
    schema::Table table;
    std::vector<std::uint32_t> runs;  ///< that its cells hold, numbers in RunIndex
};

struct RuledTables {
    std::vector<FoundTable> tables;
    std::vector<Box> frames;  ///< boxes around text that is no table
    Lines unused;             ///< lines of no table
};

RuledTables find_ruled_tables(const extractor::Page& page, RunIndex& index);

}  // namespace tenken::layout
