// What a number may have been before a slip of the keys.
#pragma once

#include <functional>
#include <string>

#include "schema/decimal.h"

namespace tenken::rules {

enum class DigitEdit { transposed, too_many, lost, changed };

/// Calls `accept` with every number that one such slip turns into `printed`, until it gives true.
/// Gives whether it did. Numbers of one digit have no slips but a changed digit.
bool try_digit_edits(const schema::Decimal& printed, DigitEdit edit,
                     const std::function<bool(const schema::Decimal&)>& accept);

}  // namespace tenken::rules
