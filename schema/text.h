// Japanese text: the one place that asks ICU for a normal form.
#pragma once

#include <string>
#include <string_view>

namespace tenken::schema {

/// NFKC (UAX #15) of UTF-8 text; malformed bytes become U+FFFD. Full width becomes ASCII, ㈱ (株).
std::string nfkc(std::string_view text);

/// For comparing what is written in two places: NFKC, radicals folded, all white space taken out.
std::string squeeze(std::string_view text);

/// Kangxi and CJK radicals (U+2E80-2FDF) that stand for a kanji, replaced by that kanji (民 is
/// often written U+2EA0). NFKC does this for the Kangxi block only. Source: Unihan/CJKRadicals and
/// EquivalentUnifiedIdeograph.txt of the Unicode Character Database. Gives `c` itself if it is
/// none.
char32_t fold_radical(char32_t c);
std::string fold_radicals(std::string_view text);

/// Without white space (also U+3000) at both ends.
std::string_view trim(std::string_view text);

/// Columns on a terminal: wide and ambiguous East Asian characters take two (UAX #11).
int display_width(std::string_view text);

/// True if every byte is UTF-8.
bool is_utf8(std::string_view text);

/// The code point at byte `at`, which is moved behind it; U+FFFD for malformed bytes.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t c);

}  // namespace tenken::schema
