// Where on a page a table without rulings may stand.
#pragma once

#include <cstddef>

#include "extractor/layout/bands.h"

namespace tenken::layout {

/// Bands [first, last).
struct BandRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The lines from `first` on that may be rows of one table: until a caption, a wide gap, letters of
/// another size or a line that stands alone. A name over a group of columns, alone above, is taken
/// along. Empty if no table begins at `first`.
BandRange rows_from(const Bands& bands, std::size_t first);

}  // namespace tenken::layout
