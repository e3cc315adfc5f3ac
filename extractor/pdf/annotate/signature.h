// Whether a file is signed (PDF 32000-1 §12.8).
#pragma once

#include "extractor/pdf/annotate.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

Signature find_signature(const Value& catalog);

}  // namespace tenken::pdf
