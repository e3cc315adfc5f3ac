// In which language the program speaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/message.h"

namespace tenken::tools {

/// `--lang ja|en` among the arguments, else what the locale names (LC_ALL, LC_MESSAGES, LANG: the
/// first that is set), else Japanese. A locale that names no language (C, POSIX) is as good as
/// none; one of another language gives English. Looks at the arguments itself, so that an error in
/// them can be said in the language asked for.
schema::Language choose_language(const std::vector<std::string>& arguments);

/// The language that a locale's name stands for.
schema::Language language_of_locale(std::string_view locale);

}  // namespace tenken::tools
