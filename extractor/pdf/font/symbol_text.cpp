#include "extractor/pdf/font/symbol_text.h"

#include "extractor/pdf/font/names/encodings.h"
#include "extractor/pdf/font/names/glyph_names.h"
#include "extractor/pdf/font/names/standard_fonts.h"

namespace tenken::pdf {

SymbolFont symbol_font(std::string_view base_font) {
    if (is_wingdings(base_font)) {
        return SymbolFont::wingdings;
    }
    if (standard_font(base_font) == StandardFont::symbol) {
        return SymbolFont::symbol;
    }
    const std::string_view name = without_subset_prefix(base_font);
    return name.starts_with("Wingdings") || name.starts_with("Webdings") ? SymbolFont::other
                                                                         : SymbolFont::none;
}

std::u32string symbol_code_to_unicode(SymbolFont font, std::uint8_t code) {
    if (font == SymbolFont::symbol) {
        return glyph_name_to_unicode(encoded_glyph_name(BaseEncoding::symbol, code));
    }
    const char32_t c = font == SymbolFont::wingdings ? wingdings_to_unicode(code) : 0;
    return c == 0 ? std::u32string() : std::u32string(1, c);
}

std::u32string with_symbols(SymbolFont font, std::u32string text) {
    if (font == SymbolFont::none || text.size() != 1) {
        return text;
    }
    const char32_t c = text.front();
    const bool symbol_area = c >= 0xF020 && c <= 0xF0FF;
    const bool latin = c >= 0x21 && c <= 0xFF && font != SymbolFont::symbol;
    if (!symbol_area && !latin) {
        return text;
    }
    const std::u32string symbol =
        symbol_code_to_unicode(font, static_cast<std::uint8_t>(c & 0xFFU));
    return symbol.empty() ? std::u32string(1, 0xF000U + (c & 0xFFU)) : symbol;
}

}  // namespace tenken::pdf
