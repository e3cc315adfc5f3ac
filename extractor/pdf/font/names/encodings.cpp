#include "extractor/pdf/font/names/encodings.h"

#include "extractor/pdf/font/names/glyph_names.h"
#include "extractor/pdf/font/names/tables.h"

namespace tenken::pdf {

BaseEncoding base_encoding_named(std::string_view name) {
    if (name == "WinAnsiEncoding") {
        return BaseEncoding::win_ansi;
    }
    if (name == "MacRomanEncoding") {
        return BaseEncoding::mac_roman;
    }
    if (name == "StandardEncoding") {
        return BaseEncoding::standard;
    }
    return BaseEncoding::none;
}

std::string_view encoded_glyph_name(BaseEncoding encoding, std::uint8_t code) {
    if (encoding == BaseEncoding::none) {
        return {};
    }
    const std::uint16_t name = tables::encodings[static_cast<std::size_t>(encoding)][code];
    return name == tables::no_name ? std::string_view() : listed_glyph_name(name);
}

}  // namespace tenken::pdf
