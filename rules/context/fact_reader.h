// Reads what stands around each figure of a text.
#pragma once

#include <vector>

#include "rules/context/text_view.h"

namespace tenken::rules {

/// The facts of `view`, whose brackets get their heads. Figures that no report means (more than 18
/// digits in the base unit) are left out.
std::vector<Fact> read_facts(const Reading& reading, const TextView& view,
                             const std::vector<schema::Quantity>& quantities,
                             std::vector<Bracket>& brackets);

}  // namespace tenken::rules
