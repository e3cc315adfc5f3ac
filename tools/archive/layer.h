// A page's words as a layer of text for its PDF.
#pragma once

#include "extractor/archive/page_text.h"
#include "extractor/pdf/text_layer.h"

namespace tenken::tools {

/// Blanks between words are words of their own, so that what is copied has them.
pdf::LayerPage layer_of(const extractor::PageText& page);

}  // namespace tenken::tools
