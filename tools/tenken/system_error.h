// What the operating system says went wrong, in both languages.
#pragma once

#include <string>

#include "schema/error.h"

namespace tenken::tools {

/// A sentence for an errno value: "no space is left".
schema::Message describe_errno(int error);

/// What could not be done with `file` (opening, reading, writing), with the reason and the advice
/// that fits it.
schema::InputError file_error(const std::string& file, const schema::Message& what, int error);

}  // namespace tenken::tools
