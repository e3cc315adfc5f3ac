// Which of several code points of one glyph is what it stands for.
#pragma once

namespace tenken::pdf {

/// The smaller the plainer; equal ranks are decided by the smaller code point.
inline int code_point_rank(char32_t c) {
    if (c == 0 || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) {
        return 5;  // private use
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
        c == 0xFEFF || c == 0x2028 || c == 0x2029) {
        return 4;  // nothing to be seen
    }
    if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) ||
        (c >= 0x2F800 && c <= 0x2FA1F)) {
        return 3;  // radicals and compatibility ideographs
    }
    if ((c >= 0xFB00 && c <= 0xFFEF) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
        (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x31C0 && c <= 0x31EF)) {
        return 2;  // presentation forms, widths, rare doubles of common characters
    }
    if (c == 0x2126 || c == 0x212A || c == 0x212B || c == 0x2215 || c == 0x2219 || c == 0x2206) {
        return 1;  // signs that are letters or common signs again
    }
    return 0;
}

inline bool is_plainer(char32_t candidate, char32_t present) {
    const int a = code_point_rank(candidate);
    const int b = code_point_rank(present);
    return present == 0 || a < b || (a == b && candidate < present);
}

}  // namespace tenken::pdf
