// Help for people, made from the table of options.
#pragma once

#include <string>
#include <string_view>

#include "schema/message.h"

namespace tenken::tools {

/// Help of a command, or of the program ("").
std::string help_text(std::string_view command, schema::Language language);

/// The manual page tenken(1) in man(7) macros.
std::string manual_page(schema::Language language);

/// Completion for bash.
std::string bash_completion();

}  // namespace tenken::tools
