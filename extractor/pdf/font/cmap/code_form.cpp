#include "extractor/pdf/font/cmap/code_form.h"

namespace tenken::pdf {
namespace {

char32_t decode_utf8(CharCode code) {
    const auto byte = [&](unsigned from_last) { return code.value >> 8U * from_last & 0xFFU; };
    if (code.length == 1) {
        return code.value < 0x80 ? code.value : 0;
    }
    char32_t c = byte(code.length - 1U) & (0x7FU >> code.length);
    for (unsigned i = code.length - 1U; i-- > 0;) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return 0;
        }
        c = c << 6U | (byte(i) & 0x3FU);
    }
    return c;
}

}  // namespace

char32_t decode(tables::CodeForm form, CharCode code) {
    using tables::CodeForm;
    switch (form) {
        case CodeForm::bytes:
            return 0;
        case CodeForm::ucs2:
            return code.length == 2 ? code.value : 0;
        case CodeForm::utf8:
            return decode_utf8(code);
        case CodeForm::utf16: {
            const std::uint32_t high = code.value >> 16U;
            const std::uint32_t low = code.value & 0xFFFFU;
            if (code.length == 4) {
                return (high & 0xFC00U) == 0xD800 && (low & 0xFC00U) == 0xDC00
                           ? 0x10000U + ((high & 0x3FFU) << 10U) + (low & 0x3FFU)
                           : 0;
            }
            return code.length == 2 && (low & 0xF800U) != 0xD800 ? low : 0;
        }
        case CodeForm::utf32:
            return code.length == 4 && code.value <= 0x10FFFF ? code.value : 0;
    }
    return 0;
}

}  // namespace tenken::pdf
