// Small tools on UTF-8 text that several readers share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/kept_text.h"

namespace tenken::report {

/// Code points in well-formed UTF-8.
std::size_t code_points(std::string_view text);

/// Code points that are no white space.
long visible_characters(std::string_view text);

/// NFKC with white space taken out, except where it parts words or numbers: between two ASCII
/// letters or digits, and behind a digit ("1 独自研修" is a heading, "1独自研修" could be one of a
/// kind). Line feeds stay.
std::string tighten(std::string_view text);

/// The parts between '\n', without empty ones.
std::vector<std::string_view> lines_of(schema::KeptText text);

/// Paragraphs of a short field (a name, a department) as one line.
std::string one_line(std::string_view text);

/// Text with its bracket groups ( ) taken out, and the groups' contents. Input is squeezed, so
/// every kind of round bracket is ASCII; 〔 〕 and ［ ］ count too, 「 」 and 【 】 do not. An
/// unclosed bracket stays in the core.
struct Bracketed {
    std::string core;
    std::vector<std::string> groups;
};
Bracketed take_brackets(std::string_view squeezed);

bool is_digit(char c);
bool is_ascii_letter(char c);
/// Latin letters, digits.
bool is_ascii_word(char c);

/// The code point that ends before byte `at` (> 0), and where it begins.
char32_t code_point_before(std::string_view text, std::size_t at, std::size_t& begin);

/// Kanji, kana, or another letter that words are made of (not punctuation, not a symbol).
bool is_japanese_letter(char32_t c);

}  // namespace tenken::report
