// Reports with everything in them, from a seed.
#pragma once

#include <cstdint>

#include "schema/report.h"

namespace tenken::tests {

/// A report that uses every field; the same seed gives the same report on every machine.
/// Boxes have at most two decimals and numbers at most eighteen digits, as the XML can hold.
schema::Report random_report(std::uint32_t seed);

}  // namespace tenken::tests
