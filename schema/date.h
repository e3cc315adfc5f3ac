// Days as they are written in files: 2025-03-31.
#pragma once

#include <string_view>

namespace tenken::schema {

/// True for a day of the calendar written 2025-03-31.
bool is_date(std::string_view text);

}  // namespace tenken::schema
