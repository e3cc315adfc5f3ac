// A cell that should be one number, asked cheaply: most cells are words.
#pragma once

#include <optional>
#include <string_view>

#include "schema/quantity.h"

namespace tenken::report {

/// True if a digit, ASCII or full width, may stand in the text.
bool may_hold_digits(std::string_view text);

/// schema::parse_cell_quantity, but nothing for texts that are too long to be one number.
std::optional<schema::Quantity> cell_number(std::string_view text, std::string_view unit);

/// Digits alone, or in groups of three between commas: 29, 1,234,567; none that begins with a zero.
/// Most figures are printed so.
bool is_plain_figure(std::string_view text);

inline bool is_number(std::string_view text) {
    return is_plain_figure(text) || cell_number(text, {}).has_value();
}

}  // namespace tenken::report
