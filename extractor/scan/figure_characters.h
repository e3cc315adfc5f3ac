// Which characters stand in figures, or are what an engine makes of those that do.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace tenken::scan {

/// What engines make of a digit between others.
inline bool is_confusable(const std::string& text) {
    static constexpr std::string_view list[] = {
        "I",  "l", "|", "]",  "[", "}",  "{", "!", "i", "J", "」", "「", "』",
        "｜", "O", "o", "D",  "d", "Q",  "S", "s", "B", "Z", "z",  "g",  "q",
        "b",  "T", "?", "ー", "○", "〇", "@", "&", "$", "A", "/"};
    return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

inline bool is_letter(const std::string& text) {
    return text.size() == 1 &&
           ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
}

/// "11" beside "1" is a digit that one reading lost: its own shape says nothing of that.
inline bool is_one_character(const std::string& text) {
    return text.size() <= 1 || (static_cast<unsigned char>(text[0]) >= 0xC0 && text.size() <= 3);
}

/// A year of an era begins with it.
inline bool is_era_letter(const std::string& text) {
    return text == "H" || text == "R" || text == "S";
}

}  // namespace tenken::scan
