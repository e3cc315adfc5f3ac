// The hidden text that somebody put under a picture, against our own reading of it.
//
// Such a layer may be a proof-read text or the output of a poor program: nobody can tell from the
// file. So it is evidence, never the text.
#pragma once

#include <vector>

#include "extractor/page.h"
#include "extractor/scan/reading.h"

namespace tenken::extractor {

struct LayerComparison {
    /// Of the characters that the longer of the two has, how many are the same in both: 0 ... 100;
    /// below 0 if there is nothing to compare.
    int agreement = -1;
    int confidence = 0;               ///< mean of the page's characters afterwards
    std::vector<scan::Doubt> doubts;  ///< those of the reading, and one for each difference
};

/// Boxes of `layer` are those of the page as it lies, those of `page`, which was read, and of
/// `reading` are upright. Cell by cell and paragraph by paragraph: characters that both have become
/// surer in `page`, what differs is a doubt ("text-layer") that has the layer's text beside ours.
LayerComparison compare_layer(const std::vector<Glyph>& layer, const scan::ReadPage& reading,
                              Page& page);

}  // namespace tenken::extractor
