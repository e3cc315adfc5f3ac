// Reads what stands behind a number: its unit, or the sign that it is no quantity.
#pragma once

#include <cstddef>
#include <string>

#include "schema/folded_text.h"

namespace tenken::schema {

struct ScannedUnit {
    enum class Role {
        none,     ///< nothing that belongs to the number
        unit,     ///< `unit` is filled
        ordinal,  ///< the number is part of a date, an ordinal, a name or a denominator
    };
    Role role = Role::none;
    std::string unit;
    std::size_t end = 0;
};

struct NumberContext {
    std::size_t first = 0;  ///< of the number
    bool decimal = false;   ///< it has digits behind the point
    bool cell = false;      ///< nothing but the number stands in the cell
};

/// The unit that begins at `i`, where a number ends.
ScannedUnit scan_unit(const FoldedText& text, std::size_t i, const NumberContext& number);

}  // namespace tenken::schema
