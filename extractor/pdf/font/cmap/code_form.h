// A code of a string, and the Unicode it is in CMaps whose codes are Unicode.
#pragma once

#include <cstdint>

namespace tenken::pdf {

struct CharCode {
    std::uint32_t value = 0;
    std::uint8_t length = 0;  ///< in bytes, 1-4
};

namespace tables {

/// How the bytes of a code are turned into the key of its table.
enum class CodeForm : std::uint8_t { bytes, ucs2, utf8, utf16, utf32 };

}  // namespace tables

/// 0 if the code is not well-formed in its form, or the form is not Unicode.
char32_t decode(tables::CodeForm form, CharCode code);

}  // namespace tenken::pdf
