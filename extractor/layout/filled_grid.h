// A grid with its text in place.
#pragma once

#include "extractor/layout/component.h"
#include "extractor/layout/placement.h"

namespace tenken::layout {

struct FilledGrid {
    Lines lines;
    Grid grid;  ///< empty if the lines make none
    Placement placement;
    bool divided = false;  ///< some of its lines are not drawn: the text shows them
};

/// Grid and text of a component: without the strips between double lines, with the walls that only
/// shading or the text shows. `weak`: its lines are edges of shades.
FilledGrid filled_grid(const Component& component, RunIndex& index,
                       const std::vector<extractor::Shade>& shades, bool weak = false);

}  // namespace tenken::layout
