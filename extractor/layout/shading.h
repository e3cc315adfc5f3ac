// Shaded areas: the colour of label cells, and at times the only thing that parts two cells.
#pragma once

#include <vector>

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// The shaded areas that reach into each face. One that covers the whole grid says nothing of any
/// cell and is left out.
using FaceShades = std::vector<std::vector<const extractor::Shade*>>;
FaceShades shades_by_face(const Grid& grid, const std::vector<extractor::Shade>& shades);

/// Lines that the shading draws inside faces: where an area fills a face from one wall to the other
/// in one direction and ends within it in the other. Areas that keep a distance from the walls are
/// padding and colour nothing but a cell.
Lines shade_cuts(const Grid& grid, const Placement& placement, const Runs& runs,
                 const FaceShades& shades);

/// True if the areas cover most of the box, or its text stands on them for most of its width: some
/// programs colour the paragraph and not the cell.
bool is_shaded(const Box& box, const std::vector<const Run*>& text,
               const std::vector<const extractor::Shade*>& shades);

}  // namespace tenken::layout
