// Glyph names to text: the Adobe Glyph List and the rules of its specification (uni4E00, u2000B,
// f_i, a.alt). https://github.com/adobe-type-tools/agl-specification
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenken::pdf {

/// Empty if the name says nothing. The names a1…a206 of ZapfDingbats mean something only in that
/// font.
std::u32string glyph_name_to_unicode(std::string_view name, bool zapf_dingbats = false);

/// Index of a name in the compiled list.
std::optional<std::uint16_t> find_glyph_name(std::string_view name);
std::string_view listed_glyph_name(std::uint16_t index);

}  // namespace tenken::pdf
