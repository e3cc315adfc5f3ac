// All filters of a stream in their order.
#pragma once

#include <string_view>

#include "extractor/pdf/value.h"

namespace tenken::pdf::filters {

/// `dictionary` names the filters (/Filter /DecodeParms, or /F /DP of an inline image).
StreamData decode(std::string_view raw, const Value& dictionary);

}  // namespace tenken::pdf::filters
