// Where the frame around rulings ends and another begins: tables that stand right below each other
// and touch, each with walls of its own.
#pragma once

#include <vector>

#include "extractor/layout/component.h"

namespace tenken::layout {

/// A height at which the right side of a frame becomes another. Points.
struct FrameBreak {
    double y = 0;
    double above = 0;    ///< right side of the frame above
    double below = 0;    ///< of the one below
    bool whole = false;  ///< no wall goes on there but the left side
};

/// From the top to the bottom. None where a table leaves its sides open: walls of its rows end
/// there without its frame ending.
std::vector<FrameBreak> frame_breaks(const Lines& lines);

/// The lines cut at those whole breaks above and below which there are two rows and two columns at
/// least; all lines as one if there are none.
std::vector<Component> part_at_breaks(const Component& component,
                                      const std::vector<FrameBreak>& breaks);

/// The lines between two heights, those that stand there cut off.
Component lines_between(const Lines& lines, double top, double bottom);

}  // namespace tenken::layout
