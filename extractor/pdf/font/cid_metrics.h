// Widths of a CIDFont: W and DW, W2 and DW2. PDF 32000-1 9.7.4.3.
#pragma once

#include <cstdint>

#include "extractor/pdf/font/cmap/range_map.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

/// For size 1. `x` and `y` are the position vector from the horizontal to the vertical origin.
struct VerticalMetrics {
    float advance = -1;
    float x = 0;
    float y = 0.88F;
};

class CidMetrics {
  public:
    CidMetrics() = default;
    explicit CidMetrics(const Value& cid_font);

    float width(std::uint32_t cid) const;
    VerticalMetrics vertical(std::uint32_t cid) const;

  private:
    RangeMap<float> widths_;
    RangeMap<VerticalMetrics> verticals_;
    float default_width_ = 1;
    float default_y_ = 0.88F;
    float default_advance_ = -1;
};

}  // namespace tenken::pdf
