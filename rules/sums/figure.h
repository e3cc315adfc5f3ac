// A printed number as a part of a sum.
#pragma once

#include <string>

#include "rules/sums/interval.h"
#include "schema/geometry.h"
#include "schema/message.h"

namespace tenken::rules {

struct Figure {
    std::string key;        ///< the same printed figure has the same key in every sum it stands in
    schema::Decimal value;  ///< in the base unit: 円 for money
    schema::Decimal step;   ///< one unit of the last digit shown, base unit; 0 for a count
    schema::Decimal slack;  ///< how much further off it may be because 約 stands with it; mostly 0
    std::string unit;       ///< as printed, for the formula
    bool approximate = false;
    schema::Place place;
    std::string printed;
    schema::Message name;  ///< 令和2年度, その他: what the figure is, may be empty

    Interval shown(Convention convention) const {
        return Interval::shown(value, step, convention).widened(slack);
    }
};

/// Whether both may be printed of one value: under rounding, or under cutting.
bool may_be_equal(const Figure& one, const Figure& other);

/// A key for a figure that stands alone in its cell: page and box, so that the cell of a kept table
/// and the field that was read from it are one figure; `otherwise` where the source has no boxes.
std::string key_of(const schema::Place& place, const std::string& otherwise);

/// "1,829,405", "-35.8": with a comma before each three digits of the whole part.
std::string grouped(const schema::Decimal& value);

/// `base_value` (円) as it would be printed in `unit` (千円): "1,829,405", digits that are zero
/// cut.
std::string in_unit(const schema::Decimal& base_value, const std::string& unit);
/// The same with at least the decimals that `step` shows: 159.0 where figures are printed in
/// tenths.
std::string in_unit(const schema::Decimal& base_value, const std::string& unit,
                    const schema::Decimal& step);

/// The value as a person would write it beside the figure: 21億1,000万円 where the figure is
/// printed with 億 or 万, else as in_unit.
std::string as_beside(const schema::Decimal& base_value, const Figure& figure);

}  // namespace tenken::rules
