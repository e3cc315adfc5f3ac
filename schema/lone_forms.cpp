#include "schema/lone_forms.h"

namespace tenken::schema {

namespace {

#include "schema/lone_forms.inc"

/// Kanji of the extensions, gaiji and the replacement character: none has another form.
bool keeps_itself(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return within(0x3400, 0x4DBF) || within(0xE000, 0xF8FF) || c == 0xFFFD ||
           within(0x20000, 0x2F7FF) || within(0x30000, 0x3FFFF) || within(0xF0000, 0x10FFFF);
}

}  // namespace

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
