#include "extractor/pdf/font/names/standard_fonts.h"

#include <algorithm>
#include <string>

#include "extractor/pdf/font/names/glyph_names.h"
#include "extractor/pdf/font/names/tables.h"

namespace tenken::pdf {
namespace {

// "Times New Roman,BoldItalic" and "TimesNewRomanPS-BoldItalicMT" become
// "timesnewroman…bolditalic…".
std::string letters_of(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            letters.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            letters.push_back(c);
        }
    }
    return letters;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

std::string_view without_subset_prefix(std::string_view base_font) {
    if (base_font.size() > 7 && base_font[6] == '+' &&
        std::all_of(base_font.begin(), base_font.begin() + 6,
                    [](char c) { return c >= 'A' && c <= 'Z'; })) {
        base_font.remove_prefix(7);
    }
    return base_font;
}

std::optional<StandardFont> standard_font(std::string_view base_font) {
    const std::string name = letters_of(without_subset_prefix(base_font));
    const bool bold = has(name, "bold");
    const bool italic = has(name, "italic") || has(name, "oblique");
    if (has(name, "narrow") || has(name, "condensed") || has(name, "black") ||
        has(name, "unicode") || has(name, "rounded")) {
        return std::nullopt;
    }
    if (name.starts_with("helvetica") || name.starts_with("arial")) {
        return bold ? StandardFont::helvetica_bold : StandardFont::helvetica;
    }
    if (name.starts_with("courier")) {
        return StandardFont::courier;
    }
    if (name.starts_with("timesnewroman") || name.starts_with("times")) {
        if (bold) {
            return italic ? StandardFont::times_bold_italic : StandardFont::times_bold;
        }
        return italic ? StandardFont::times_italic : StandardFont::times;
    }
    if (name == "symbol" || name == "symbolmt" || name == "symbolps") {
        return StandardFont::symbol;
    }
    if (name == "zapfdingbats" || name == "itczapfdingbats") {
        return StandardFont::zapf_dingbats;
    }
    return std::nullopt;
}

std::optional<int> standard_width(StandardFont font, std::string_view glyph_name) {
    if (font == StandardFont::courier) {
        return 600;
    }
    const auto name = find_glyph_name(glyph_name);
    if (!name) {
        return std::nullopt;
    }
    const tables::StandardWidths* const end =
        tables::standard_widths + tables::standard_width_count;
    const tables::StandardWidths* const row = std::lower_bound(
        tables::standard_widths, end, *name,
        [](const tables::StandardWidths& r, std::uint16_t wanted) { return r.name < wanted; });
    if (row == end || row->name != *name) {
        return std::nullopt;
    }
    const int width = row->width[static_cast<std::size_t>(font)];
    return width == 0 ? std::nullopt : std::optional(width);
}

// Ascender and descender of Adobe's font metrics for these fonts.
StandardMetrics standard_metrics(StandardFont font) {
    switch (font) {
        case StandardFont::helvetica:
        case StandardFont::helvetica_bold:
            return {0.718F, -0.207F};
        case StandardFont::courier:
            return {0.629F, -0.157F};
        case StandardFont::symbol:
            return {0.8F, -0.2F};
        case StandardFont::zapf_dingbats:
            return {0.82F, -0.143F};
        default:
            return {0.683F, -0.217F};
    }
}

bool is_wingdings(std::string_view base_font) {
    const std::string name = letters_of(without_subset_prefix(base_font));
    return name == "wingdings" || name == "wingdingsregular";
}

char32_t wingdings_to_unicode(std::uint8_t code) {
    return tables::wingdings[code];
}

}  // namespace tenken::pdf
