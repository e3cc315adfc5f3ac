// What units of a report have in common, and which of them count things.
#pragma once

#include <string>
#include <string_view>

#include "rules/rule_set.h"
#include "rules/sums/figure.h"
#include "schema/quantity.h"

namespace tenken::rules {

/// Knows units by the lists "same-units" (人 = 名) and "measured-units" (%, ha, km: may be
/// rounded).
class Units {
  public:
    explicit Units(const Vocabulary& vocabulary);

    /// 円 for all money, 人 for 名: two figures can be compared if their families are equal.
    std::string family(std::string_view unit) const;

    /// One unit of the last digit in the base unit, 0 where the number is a count and thus exact:
    /// 553件 is 553, but 553百万円 may be 552.6.
    schema::Decimal step(const schema::Decimal& precision, std::string_view unit) const;

    /// A figure from a quantity of a text. Throws std::overflow_error for what no report means.
    Figure figure(const schema::Quantity& quantity) const;
    /// A figure from a value in `unit` with its shown precision (0: as the digits of value say).
    Figure figure(const schema::Decimal& value, const schema::Decimal& precision,
                  const std::string& unit, const std::string& printed,
                  const schema::Place& place) const;

  private:
    const WordList& same_;
    const WordList& measured_;
};

/// `precision`, or where it is 0 one unit of the last digit that `value` shows.
schema::Decimal precision_or_shown(const schema::Decimal& precision, const schema::Decimal& value);

}  // namespace tenken::rules
