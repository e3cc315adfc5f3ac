// UTF-16 as it stands in CMaps, to code points.
#pragma once

#include <string>
#include <string_view>

namespace tenken::pdf {

/// A surrogate without its partner is kept as it is, for the caller to judge.
inline std::u32string from_utf16(std::u16string_view units) {
    std::u32string text;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t unit = units[i];
        if ((unit & 0xFC00U) == 0xD800 && i + 1 < units.size() &&
            (units[i + 1] & 0xFC00U) == 0xDC00) {
            text.push_back(0x10000U + ((unit & 0x3FFU) << 10U) + (units[++i] & 0x3FFU));
        } else {
            text.push_back(unit);
        }
    }
    return text;
}

inline std::u16string from_bytes_be(std::string_view bytes) {
    std::u16string units;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        units.push_back(static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8U |
                                              static_cast<unsigned char>(bytes[i + 1])));
    }
    return units;
}

}  // namespace tenken::pdf
