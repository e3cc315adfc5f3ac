// What is said to a person, in both languages of the program.
#pragma once

#include <string>

namespace tenken::schema {

enum class Language { japanese, english };

/// One sentence in Japanese and in English; both are always filled.
struct Message {
    std::string ja;
    std::string en;

    const std::string& in(Language language) const {
        return language == Language::japanese ? ja : en;
    }
    friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace tenken::schema
