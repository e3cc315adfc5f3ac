// Japanese text: normal forms, white space, code points.
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

/// What next_code_point does with all but ASCII and kana and kanji.
char32_t next_rare_code_point(std::string_view text, std::size_t& at);

/// The code point at byte `at`, which is moved behind it; U+FFFD for malformed bytes.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    // Three bytes whose second may be any: U+1000 to U+CFFF and U+E000 to U+FFFF.
    if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && text.size() - at >= 3 &&
        (byte(at + 1) & 0xC0U) == 0x80 && (byte(at + 2) & 0xC0U) == 0x80) {
        const char32_t c = static_cast<char32_t>(lead & 0x0FU) << 12U |
                           static_cast<char32_t>(byte(at + 1) & 0x3FU) << 6U |
                           (byte(at + 2) & 0x3FU);
        at += 3;
        return c;
    }
    return next_rare_code_point(text, at);
}

void append_utf8(std::string& out, char32_t c);

}  // namespace tenken::schema
