// All filters of a stream in their order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/filters/filters.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf::filters {

/// One filter with its parameters.
struct Step {
    std::string name;
    Predictor predictor;
    bool early_change = true;
};

/// /Filter and /DecodeParms of a stream's dictionary.
std::vector<Step> steps_of(const Value& dictionary);

/// Output of each filter is bounded by Limits::stream_bytes.
StreamData decode(std::string_view raw, const std::vector<Step>& steps);

}  // namespace tenken::pdf::filters
