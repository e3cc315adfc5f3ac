// What the scanners of years and quantities ask of one character (in NFKC).
#pragma once

namespace tenken::schema {

constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
constexpr bool is_ascii_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
constexpr bool is_kanji(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005;
}
constexpr bool is_katakana(char32_t c) {
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}
constexpr bool is_hiragana(char32_t c) {
    return c >= 0x3041 && c <= 0x3096;
}

/// 0 to 9 for 〇 to 九, else -1.
constexpr int kanji_digit(char32_t c) {
    switch (c) {
        case U'〇':
            return 0;
        case U'一':
            return 1;
        case U'二':
            return 2;
        case U'三':
            return 3;
        case U'四':
            return 4;
        case U'五':
            return 5;
        case U'六':
            return 6;
        case U'七':
            return 7;
        case U'八':
            return 8;
        case U'九':
            return 9;
        default:
            return -1;
    }
}

/// A dash of any kind, the long vowel mark (ー, which stands for one after OCR) not among them.
constexpr bool is_dash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}
/// The sign between the ends of a range: 平成29年度～令和3年度.
constexpr bool is_range_sign(char32_t c) {
    return c == U'~' || c == 0x301C || c == 0x2192 || is_dash(c);
}

}  // namespace tenken::schema
