// Lines that belong to text: underlines (links, emphasis) and lines that strike it out.
#pragma once

#include "extractor/layout/placement.h"

namespace tenken::layout {

/// Takes out horizontal lines that text stands on, or that go through it, from their first point to
/// their last. A border runs from one vertical line to another instead.
void take_out_underlines(Lines& lines, const RunIndex& index);

}  // namespace tenken::layout
