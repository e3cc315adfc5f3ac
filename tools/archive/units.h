// Lengths on a page as whole numbers of a unit.
#pragma once

#include <cmath>
#include <string_view>

#include "extractor/archive/page_text.h"

namespace tenken::tools {

struct ArchiveUnit {
    std::string_view name;
    double a_point = 1;  ///< of the unit in a point (1/72 inch)

    long length(double points) const { return std::lround(points * a_point); }
    /// So that what lies side by side has its edges in common.
    long extent(double from, double to) const { return length(to) - length(from); }
};

/// Pixels of the picture that was read.
inline double pixels_a_point(const extractor::PageText& page, double otherwise) {
    return (page.read && page.resolution > 1 ? page.resolution : otherwise) / 72;
}

inline ArchiveUnit unit_of_alto(const extractor::PageText& page) {
    if (page.read && page.resolution > 1) {
        return {"pixel", pixels_a_point(page, 0)};
    }
    return {"mm10", 254.0 / 72};
}

}  // namespace tenken::tools
