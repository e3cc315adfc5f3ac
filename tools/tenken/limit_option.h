// --limit NAME=VALUE: the bounds against hostile files, by their names.
#pragma once

#include <string>
#include <vector>

#include "schema/message.h"

namespace tenken::tools {

/// Puts the bounds in force, each "NAME=VALUE". Throws InputError for an unknown name and for what
/// is no whole number from 1.
void apply_limits(const std::vector<std::string>& settings);

/// `tenken help limits`: each name with its value and what it bounds.
std::string limits_text(schema::Language language);

}  // namespace tenken::tools
