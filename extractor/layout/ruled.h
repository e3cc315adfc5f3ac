// Tables whose cells are closed by rulings, or by the edges of shading where nothing is drawn.
#pragma once

#include <vector>

#include "extractor/layout/table_maker.h"

namespace tenken::layout {

struct RuledTables {
    std::vector<FoundTable> tables;
    std::vector<Box> frames;  ///< boxes around text that is no table
    std::vector<Box> charts;  ///< what crossing lines there are without being a table
    Lines unused;             ///< drawn lines of no table and no chart
};

RuledTables find_ruled_tables(const extractor::Page& page, RunIndex& index);

}  // namespace tenken::layout
