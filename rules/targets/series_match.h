// A target of an item and a series of the appendix that are about the same thing.
#pragma once

#include "rules/context/context.h"

namespace tenken::rules {

/// The series whose whole name stands in the target's indicator and whose unit is of its family:
/// 市債 for 年間の市債発行限度額. nullptr if there is none.
const schema::Figures* matching_series(const schema::Target& target, const Context& context);

}  // namespace tenken::rules
