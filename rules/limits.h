// Bounds on rules: on what a pack of somebody's own may cost, and on what one rule may say.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "schema/limit_spec.h"

namespace tenken::rules {

struct Limits {
    /// Memory that one compiled pattern may take, in bytes; a pattern beyond it is refused.
    std::size_t pattern_bytes = 1U << 20;
    /// What one rule may say of one report; more is a report that is no report, and is cut.
    std::size_t findings = 20000;
};

/// The bounds in force in this process. Changed by set_limit only, before rules are loaded.
inline Limits limits{};

/// A bound that users may set.
using LimitSpec = schema::LimitSpec<Limits>;
std::span<const LimitSpec> limit_specs();

/// False if there is no bound of that name, or the value is 0.
bool set_limit(std::string_view name, std::size_t value);

}  // namespace tenken::rules
