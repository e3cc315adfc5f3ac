// The characters around one: by them the same words are found at other places.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "extractor/proposals/read_lines.h"

namespace tenken::extractor {

/// So many characters before and behind; the ends of a line count as one.
struct Window {
    std::size_t before = 0;
    std::size_t behind = 0;
};

/// The longer first: they say more.
inline constexpr std::array<Window, 9> windows{
    {{2, 2}, {3, 1}, {1, 3}, {4, 0}, {0, 4}, {2, 1}, {1, 2}, {3, 0}, {0, 3}}};

/// Kanji, katakana and Latin letters: they make words; hiragana stands everywhere.
bool is_word_character(char32_t character);
bool is_katakana(char32_t character);
bool is_kanji(char32_t character);
/// Digits and what stands in figures.
bool is_of_figure(char32_t character);

/// A key of what stands around a character; 0 if the line ends before, a character of it is
/// doubtful, or it has fewer than two word characters.
std::uint64_t context_key(const CharacterLine& line, std::size_t at, const Window& window);

/// The window's text with `character` in the middle, UTF-8.
std::string context_text(const CharacterLine& line, std::size_t at, const Window& window,
                         char32_t character);

}  // namespace tenken::extractor
