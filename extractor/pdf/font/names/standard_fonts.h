// The 14 fonts that every viewer has, and fonts that are known by their name. PDF 32000-1 9.6.2.2.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tenken::pdf {

/// Whose widths, and for the last three whose encoding, a font has.
enum class StandardFont : std::uint8_t {
    helvetica,
    helvetica_bold,
    times,
    times_bold,
    times_italic,
    times_bold_italic,
    symbol,
    zapf_dingbats,
    courier,
};

/// By /BaseFont, with or without a subset prefix (ABCDEF+), and by the usual other names: Arial,
/// Times New Roman, Courier New. Nothing for other fonts.
std::optional<StandardFont> standard_font(std::string_view base_font);

/// 1/1000 of the font size; nothing if the font has no such glyph.
std::optional<int> standard_width(StandardFont font, std::string_view glyph_name);

struct StandardMetrics {
    float ascent;
    float descent;
};
StandardMetrics standard_metrics(StandardFont font);

/// True for Wingdings (not 2 and 3, whose glyphs are others).
bool is_wingdings(std::string_view base_font);
/// What code 20-FF of Wingdings is, 0 if nothing.
char32_t wingdings_to_unicode(std::uint8_t code);

/// Without the subset prefix of six capital letters.
std::string_view without_subset_prefix(std::string_view base_font);

}  // namespace tenken::pdf
