// Encodings of simple fonts: code to glyph name. PDF 32000-1 9.6.6 and annex D.
#pragma once

#include <cstdint>
#include <string_view>

namespace tenken::pdf {

enum class BaseEncoding : std::uint8_t {
    standard,
    mac_roman,
    win_ansi,
    symbol,
    zapf_dingbats,
    none
};

/// WinAnsiEncoding and so on; `none` for a name that is no encoding.
BaseEncoding base_encoding_named(std::string_view name);

/// "" for a code without a glyph.
std::string_view encoded_glyph_name(BaseEncoding encoding, std::uint8_t code);

}  // namespace tenken::pdf
