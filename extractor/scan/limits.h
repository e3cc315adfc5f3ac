// Bounds on reading pictures, against pages that are noise.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "schema/limit_spec.h"

namespace tenken::scan {

struct Limits {
    /// How much of one page is given to the engine: the length of its lines in squares of their own
    /// height, each reading counted. A4 set in 7 points from edge to edge has 8,000 characters; at
    /// 200 dpi a thousand squares take about 1.3 s.
    std::size_t picture_text = 15'000;
};

/// The bounds in force in this process. Changed by set_limit only, before a page is read.
inline Limits limits{};

/// A bound that users may set.
using LimitSpec = schema::LimitSpec<Limits>;
std::span<const LimitSpec> limit_specs();

/// False if there is no bound of that name, or the value is 0.
bool set_limit(std::string_view name, std::size_t value);

}  // namespace tenken::scan
