// Whether running text stands in columns beside each other.
#pragma once

#include <vector>

#include "extractor/layout/text.h"

namespace tenken::layout {

/// The middle of the white strips between columns of prose, from left to right; none for a page in
/// one column. Only text that fills its column counts: labels and figures beside each other are no
/// columns to be read one after the other.
std::vector<double> gutters(const std::vector<TextLine>& segments);

}  // namespace tenken::layout
