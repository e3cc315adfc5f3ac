// Phase 2: lines that cross or touch belong together. Each such group may be a table; an underline
// or the rule above a footnote meets no other line and is none.
#pragma once

#include <vector>

#include "extractor/layout/rulings.h"

namespace tenken::layout {

/// How far a line may end before the one it is meant to meet; also what parts the two strokes of a
/// double border and the frames of cells that are drawn with a little space between them.
constexpr double touching = 2.5;

struct Component {
    Lines lines;      ///< at least one of each direction
    schema::Box box;  ///< around all of them
};

/// Groups of crossing lines, the ones with the smallest box first: inner tables before outer
/// frames.
std::vector<Component> components(const Lines& lines);

}  // namespace tenken::layout
