// The report's own amounts as figures of sums.
#pragma once

#include <optional>

#include "rules/context/context.h"

namespace tenken::rules {

/// The annual effect of a row; nullopt where it has no value. Without a unit of its own it takes
/// `unit_otherwise`, as roll-up and rows are about the same money.
std::optional<Figure> effect_figure(const Context& context, const schema::Item& item,
                                    const schema::YearRow& row, const std::string& unit_otherwise);

/// A row of a roll-up or a headline amount; nullopt without a value.
std::optional<Figure> total_figure(const Context& context, const schema::Total& total);

/// The printed unit of an item's effects: of its rows, its heading, or of its row in the roll-up.
std::string effect_unit(const Context& context, const schema::Item& item);

/// Items with effects that have no row in any list, each with its effects summed up: one of them
/// may have been forgotten there. Keyed by unlisted().
std::vector<Figure> unlisted_effects(const Context& context, const std::string& unit);

}  // namespace tenken::rules
