// CMaps as they hang on a font's dictionary: by name, or as a stream that may build on another.
#pragma once

#include <memory>

#include "extractor/pdf/font/cmap/cmap.h"
#include "extractor/pdf/font/cmap/to_unicode.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

/// From /Encoding of a Type0 font. Null if it names a CMap that nobody knows; Identity-H where
/// there is no /Encoding at all. Chains of UseCMap are followed for a few steps, loops are cut.
std::shared_ptr<const CMap> load_encoding_cmap(const Value& encoding);

/// From /ToUnicode of any font; empty if there is none.
ToUnicode load_to_unicode(const Value& value);

}  // namespace tenken::pdf
