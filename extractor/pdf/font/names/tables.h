// The layout of the glyph name tables compiled into the program from font/data by font/compiler.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tenken::pdf::tables {

// Adobe Glyph List and the names of ZapfDingbats, sorted. Name i is the bytes name_offsets[i] to
// name_offsets[i + 1] of name_pool; its UTF-16 text lies likewise in name_units.
extern const std::size_t name_count;
extern const char name_pool[];
extern const std::uint32_t name_offsets[];
extern const std::uint16_t name_unit_offsets[];
extern const char16_t name_units[];

/// In place of the index of a name: none.
constexpr std::uint16_t no_name = 0xFFFF;

/// Index of the name of each code: Standard, MacRoman, WinAnsi, Symbol, ZapfDingbats.
constexpr std::size_t encoding_count = 5;
extern const std::uint16_t encodings[encoding_count][256];

/// Helvetica, Helvetica-Bold, Times-Roman, -Bold, -Italic, -BoldItalic, Symbol, ZapfDingbats.
constexpr std::size_t width_columns = 8;
struct StandardWidths {
    std::uint16_t name;  ///< index; the rows are sorted by it
    std::uint16_t
        width[width_columns];  ///< 1/1000 of the font size, 0 if the font has no such glyph
};
extern const StandardWidths standard_widths[];
extern const std::size_t standard_width_count;

/// Unicode of the codes of Wingdings, 0 where there is none.
extern const char32_t wingdings[256];

}  // namespace tenken::pdf::tables
