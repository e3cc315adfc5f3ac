// What layout has to know of a character: where lines may break, what begins a list entry.
// Classes after JIS X 4051 (line composition rules for Japanese documents), coarsely.
#pragma once

#include <string_view>

namespace tenken::layout {

/// Kanji, kana, full-width forms and their punctuation: written without spaces between words.
bool is_wide(char32_t c);

/// May not begin a line (行頭禁則): closing brackets, 、。・ー and small kana.
bool cannot_begin_line(char32_t c);

/// May not end a line (行末禁則): opening brackets.
bool cannot_end_line(char32_t c);

/// Kanji, kana or a letter or digit of any width; no punctuation, mark or symbol.
bool is_word_character(char32_t c);

/// Draws the line from a title to its page number: . … ‥ ・ - ─ and the like.
bool is_leader(char32_t c);

/// True if the text has such a line in it, as an entry of a table of contents has.
bool has_leaders(std::string_view text);

/// The first and the last character of UTF-8 text that is not empty.
char32_t first_character(std::string_view text);
char32_t last_character(std::string_view text);

/// True if text at the start of a line says by itself that an entry of a list begins:
/// ○ ● ◎ ■ ◆ ※ ・ ① (1) （１） ア. and a dash before a space.
bool begins_entry(std::string_view text);

}  // namespace tenken::layout
