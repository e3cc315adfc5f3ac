// The one figure that makes several sums fail.
#pragma once

#include <optional>
#include <vector>

#include "rules/engine/sink.h"

namespace tenken::rules {

struct RootCause {
    Figure figure;                  ///< as printed
    schema::Decimal right;          ///< what it would have to be, base unit
    std::vector<std::size_t> sums;  ///< the failing sums it explains, the first of them leading
    bool only_one = true;           ///< no other figure explains the same sums
};

/// Figures that stand in two failing sums or more and close them all with one value, without
/// spoiling a sum that closes. Each failing sum belongs to one cause at most.
std::vector<RootCause> root_causes(const std::vector<RuledSum>& sums,
                                   const std::vector<bool>& failing);

}  // namespace tenken::rules
