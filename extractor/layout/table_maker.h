// Cells of a grid become a table.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/document.h"
#include "extractor/layout/filled_grid.h"
#include "extractor/layout/shading.h"
#include "schema/table.h"

namespace tenken::layout {

struct FoundTable {
    schema::Table table;
    std::vector<FrameStep> steps;     ///< in its frame, from the top
    std::vector<std::uint32_t> runs;  ///< that its cells hold, numbers in RunIndex
};

/// Makes tables of groups of faces of one grid. Does not outlive what it is given.
class TableMaker {
  public:
    TableMaker(const FilledGrid& filled, const RunIndex& index, const extractor::Page& page);

    FoundTable make(const std::vector<int>& group) const;

  private:
    void fill(schema::Cell& cell, int face, FoundTable& found) const;

    const FilledGrid& filled_;
    const Runs& runs_;
    const extractor::Page& page_;
    FaceShades shades_;
    std::vector<std::vector<std::uint32_t>> runs_of_;  // by face
};

}  // namespace tenken::layout
