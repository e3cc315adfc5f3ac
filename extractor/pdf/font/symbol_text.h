// Fonts whose letters are pictures. Word writes their codes as ToUnicode, either bare or F000
// higher; what the pictures are follows from the font's name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tenken::pdf {

enum class SymbolFont : std::uint8_t {
    none,
    symbol,
    wingdings,
    other,  ///< Wingdings 2 and 3, Webdings: pictures whose meaning is not known here
};

SymbolFont symbol_font(std::string_view base_font);

/// The text of a code of the font's own encoding, empty if it has no glyph there.
std::u32string symbol_code_to_unicode(SymbolFont font, std::uint8_t code);

/// `text`, with codes of the symbol area (U+F020-F0FF) put right. The Wingdings have no Latin
/// letters: such a code is a picture too, and becomes a private-use code where the picture is not
/// known.
std::u32string with_symbols(SymbolFont font, std::u32string text);

}  // namespace tenken::pdf
