// Phase 5: which faces are cells, and which cells make a table.
#pragma once

#include <vector>

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// For each face whether it is a cell. Closed faces are. A face that is open to the frame of the
/// grid is one if the table leaves out that whole side (三方罫, open sides as in statistics), or if
/// that one line is missing: not if it is the ground beside the table.
std::vector<bool> accept_faces(const Grid& grid, const Placement& placement);

/// Accepted faces that share a border, as lists of face numbers: tables that merely hang together
/// by a connecting line come apart here.
std::vector<std::vector<int>> adjacent_groups(const Grid& grid, const std::vector<bool>& accepted);

/// True if the cells are not the last word: in a group of open cells, or of one column, or made of
/// shading alone (`weak`: stripes tell rows and no columns), most lines of text stand in columns
/// that are not ruled. Such a table is known by its text.
bool is_divided_by_text(const Grid& grid, const Placement& placement, const std::vector<int>& group,
                        const Runs& runs, bool weak);

/// What a group of cells has to be taken for.
enum class Verdict {
    table,
    frame,       ///< a box around text: one cell, or the border of a page
    decoration,  ///< bars, axes, an organisation chart
};
/// `at_break`: the group stands at the head or foot of its page, where it may be the rest of a
/// table of which but one cell has text left.
Verdict judge(const Grid& grid, const Placement& placement, const std::vector<int>& group,
              bool at_break);

}  // namespace tenken::layout
