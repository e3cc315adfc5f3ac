#include "tools/tenken/language.h"

#include <cstdlib>

namespace tenken::tools {

using schema::Language;

Language language_of_locale(std::string_view locale) {
    const std::string_view language = locale.substr(0, locale.find_first_of("_.@"));
    const bool none = language.empty() || language == "C" || language == "POSIX";
    return none || language == "ja" ? Language::japanese : Language::english;
}

Language choose_language(const std::vector<std::string>& arguments) {
    constexpr std::string_view option = "--lang";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        std::string_view value;
        if (argument == "--") {
            break;
        }
        if (argument == option && i + 1 < arguments.size()) {
            value = arguments[i + 1];
        } else if (argument.substr(0, option.size() + 1) == "--lang=") {
            value = argument.substr(option.size() + 1);
        }
        if (value == "ja" || value == "en") {
            return value == "ja" ? Language::japanese : Language::english;
        }
    }
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* locale = std::getenv(variable);
        if (locale != nullptr && *locale != '\0') {
            return language_of_locale(locale);
        }
    }
    return Language::japanese;
}

}  // namespace tenken::tools
