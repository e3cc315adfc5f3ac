// An embedded font file, asked what its glyphs mean. Only fonts whose dictionaries do not say it
// are opened, by FreeType, which nothing outside program/ sees.
//
// No outline is ever loaded: only tables of names, codes and advances are read, and all loops over
// them are bounded by the number of glyphs or of Unicode's code points.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/pdf/value.h"

namespace tenken::pdf {

class FontProgram {
  public:
    /// From FontFile, FontFile2 or FontFile3 of a FontDescriptor; null if there is none or it
    /// cannot be opened.
    static std::unique_ptr<FontProgram> load(const Value& descriptor);
    static std::unique_ptr<FontProgram> open(std::string bytes);
    ~FontProgram();
    FontProgram(const FontProgram&) = delete;
    FontProgram& operator=(const FontProgram&) = delete;

    std::size_t size() const;  ///< bytes
    std::uint32_t glyph_count() const;
    /// A CFF font whose glyphs are numbered by CID.
    bool cid_keyed() const;
    /// Japan1 … of a CID-keyed font, "" for others.
    std::string ordering() const;
    /// The glyph of a CID: in a CID-keyed font by its charset, else the CID itself.
    std::uint32_t glyph_of_cid(std::uint32_t cid);

    /// By the font's own character map, turned round; of several code points the plainest (a kanji
    /// before its radical and its compatibility form). Failing that by the glyph's name.
    std::u32string glyph_to_unicode(std::uint32_t glyph);

    /// The glyph a TrueType font shows for a code in the way of PDF 32000-1 9.6.6.4 for symbolic
    /// fonts: (3,0) with the code or F000 more, then (1,0). 0 if none.
    std::uint32_t symbolic_glyph(std::uint8_t code);
    /// The name of the glyph at a code of the built-in encoding of a Type 1 or CFF font, "" if
    /// none.
    std::string builtin_name(std::uint8_t code);
    /// 0 if no glyph has the name.
    std::uint32_t glyph_named(const std::string& name);

    /// 1/1000 of the font size.
    std::optional<double> advance(std::uint32_t glyph);

  private:
    FontProgram();
    std::string glyph_name(std::uint32_t glyph);
    void turn_character_map_round();

    struct Face;
    std::unique_ptr<Face> face_;
};

}  // namespace tenken::pdf
