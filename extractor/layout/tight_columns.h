// Columns so close that the gap between them is hardly wider than a blank.
#pragma once

#include "extractor/layout/bands.h"

namespace tenken::layout {

/// Parts figures beside each other, a figure from the dots that lead to it, and names of columns
/// where the figures below show that they are names of different ones. Only between letters that
/// are not Japanese, whose blanks are narrow; Japanese texts where the second begins exactly as
/// those of lines above and below it do.
void split_tight_columns(Bands& bands, const Runs& runs);

}  // namespace tenken::layout
