// The characters that nearly all text of reports is made of, normalised without a table.
#pragma once

namespace tenken::schema {

/// White space of any width, zero-width space and byte order mark among it.
constexpr bool is_white_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x3000 || c == 0x00A0 || c == 0x0085 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x1680 || c == 0xFEFF;
}

/// NFKC of a character that has one of its own, whatever stands beside it, as long as that is such
/// a character too; 0 for any other, which normal_forms.h knows. tests/schema holds it against ICU.
constexpr char32_t simple_nfkc(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within(0x0001, 0x007E) ||                            // ASCII
        within(0x4E00, 0x9FFF) ||                            // kanji
        within(0x3041, 0x3096) || within(0x30A1, 0x30FE) ||  // hiragana, katakana
        within(0x3001, 0x3003) || within(0x3005, 0x3029) ||  // 、。々〇 brackets 〜
        within(0x25A0, 0x25FF) ||                            // ▲ △ ○ ● and other shapes
        within(0x2012, 0x2015) || within(0x2018, 0x2022) ||  // dashes, quotation marks
        c == 0x2010 || c == 0x203B || c == 0x2212 || c == 0x00A5 || c == 0x00D7 || c == 0x00B1) {
        return c;
    }
    if (within(0xFF01, 0xFF5E)) {  // full width ASCII
        return c - 0xFEE0;
    }
    if (c == 0x3000) {
        return U' ';
    }
    if (c == 0xFFE5) {  // full width yen sign
        return 0x00A5;
    }
    return 0;
}

}  // namespace tenken::schema
