// The kinds of check by name.
#pragma once

#include <span>
#include <string_view>

#include "rules/checks/check.h"

namespace tenken::rules {

/// All kinds, by name.
std::span<const CheckKind> check_kinds();

/// nullptr if there is no such kind.
const CheckKind* find_check_kind(std::string_view name);

/// Arguments that every message may use: item, name, year, printed, expected, actual, formula,
/// convention, hint, dependants.
std::span<const std::string_view> common_arguments();

}  // namespace tenken::rules
