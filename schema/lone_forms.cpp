#include "schema/lone_forms.h"

#include <cstdint>

namespace tenken::schema {

namespace {

#include "schema/lone_forms.inc"

/// Kanji of the extensions, gaiji and the replacement character: none has another form.
bool keeps_itself(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return within(0x3400, 0x4DBF) || within(0xE000, 0xF8FF) || c == 0xFFFD ||
           within(0x20000, 0x2F7FF) || within(0x30000, 0x3FFFF) || within(0xF0000, 0x10FFFF);
}

/// ガ of ｶ and ﾞ, パ of ﾊ and ﾟ; 0 for two that make no letter.
char32_t with_sound_mark(char32_t kana, bool voiced) {
    const auto within = [kana](char32_t first, char32_t last) {
        return kana >= first && kana <= last;
    };
    if (within(0xFF8A, 0xFF8E)) {  // ﾊ to ﾎ: ハバパヒビピ...
        return 0x30CF + (kana - 0xFF8A) * 3 + (voiced ? 1 : 2);
    }
    if (!voiced) {
        return 0;
    }
    if (within(0xFF76, 0xFF81)) {  // ｶ to ﾁ: カガキギ...
        return 0x30AC + (kana - 0xFF76) * 2;
    }
    if (within(0xFF82, 0xFF84)) {  // ﾂ to ﾄ, behind the small ッ
        return 0x30C5 + (kana - 0xFF82) * 2;
    }
    return kana == 0xFF73 ? 0x30F4 : 0;  // ヴ
}

}  // namespace

LoneForm lone_form(char32_t c, std::string_view text, std::size_t& at) {
    constexpr std::string_view voiced = "\uFF9E";
    constexpr std::string_view half_voiced = "\uFF9F";
    const std::string_view rest = text.substr(at);
    const bool has_voiced = rest.starts_with(voiced);
    if (c >= 0xFF66 && c <= 0xFF9D && (has_voiced || rest.starts_with(half_voiced))) {
        const char32_t letter = with_sound_mark(c, has_voiced);
        at += letter == 0 ? 0 : voiced.size();
        return {letter != 0, letter, {}};
    }
    return lone_form(c);
}

LoneForm lone_form(char32_t c) {
    if (keeps_itself(c)) {
        return {true, c, {}};
    }
    const std::size_t block = c < 0x10000 ? lone_blocks[c >> 8U] : 0;
    const std::size_t place = block == 0 ? 0 : lone_places[block - 1][c & 0xFFU];
    if (place <= 1) {
        return {place == 1, c, {}};
    }
    return {true, c, {&lone_pool[place + 1], lone_pool[place]}};
}

}  // namespace tenken::schema
