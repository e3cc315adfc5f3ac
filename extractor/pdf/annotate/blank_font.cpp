#include "extractor/pdf/annotate/blank_font.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "schema/text.h"

namespace tenken::pdf {

namespace {

constexpr std::uint16_t units_per_em = 1000;
/// A bfchar block of a CMap holds so many (Adobe technical note 5014).
constexpr std::size_t most_in_block = 100;

class Table {
  public:
    Table& u16(unsigned value) {
        bytes_ += static_cast<char>(value >> 8U & 0xFFU);
        bytes_ += static_cast<char>(value & 0xFFU);
        return *this;
    }
    Table& u32(std::uint32_t value) { return u16(value >> 16U).u16(value & 0xFFFFU); }
    Table& zeros(std::size_t count) {
        bytes_.append(count, '\0');
        return *this;
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        std::uint32_t word = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            word = word << 8U | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
        }
        sum += word;
    }
    return sum;
}

std::string head(std::uint32_t adjustment) {
    Table table;
    table.u32(0x00010000).u32(0x00010000).u32(adjustment).u32(0x5F0F3CF5);
    table.u16(0).u16(units_per_em).zeros(16);        // flags; no times of making and changing
    table.u16(0).u16(0).u16(units_per_em).u16(880);  // box
    table.u16(0).u16(8).u16(2).u16(0).u16(0);        // style, smallest size, direction, short loca
    return table.bytes();
}

std::string assemble(std::uint32_t adjustment) {
    constexpr unsigned glyphs = 2;
    Table glyf;
    glyf.zeros(12);  // one glyph: no contours, no box
    Table hhea;
    hhea.u32(0x00010000).u16(880).u16(0x10000 - 120).u16(0).u16(units_per_em).zeros(24).u16(1);
    Table hmtx;
    hmtx.u16(units_per_em).u16(0).u16(0);
    Table loca;
    loca.u16(0).u16(0).u16(6);
    Table maxp;
    maxp.u32(0x00010000).u16(glyphs).zeros(26);
    const std::array<std::pair<const char*, std::string>, 6> tables{{{"glyf", glyf.bytes()},
                                                                     {"head", head(adjustment)},
                                                                     {"hhea", hhea.bytes()},
                                                                     {"hmtx", hmtx.bytes()},
                                                                     {"loca", loca.bytes()},
                                                                     {"maxp", maxp.bytes()}}};
    Table directory;
    directory.u32(0x00010000).u16(tables.size()).u16(64).u16(2).u16(32);
    std::string data;
    std::string entries;
    const std::size_t start = 12 + 16 * tables.size();
    for (const auto& [tag, bytes] : tables) {
        Table entry;
        entry.u32(checksum(bytes)).u32(static_cast<std::uint32_t>(start + data.size()));
        entry.u32(static_cast<std::uint32_t>(bytes.size()));
        entries += tag + entry.bytes();
        data += bytes;
        data.append((4 - data.size() % 4) % 4, '\0');
    }
    return directory.bytes() + entries + data;
}

std::string utf16_hex(const std::string& text) {
    std::string hex;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = schema::next_code_point(text, at);
        if (c >= 0x10000) {
            const char32_t rest = c - 0x10000;
            hex += fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
        } else {
            hex += fmt::format("{:04X}", static_cast<std::uint32_t>(c));
        }
    }
    return hex;
}

}  // namespace

std::string blank_font_program() {
    // The checksum of the whole file, with its own field zero, is taken from this number.
    return assemble(0xB1B0AFBA - checksum(assemble(0)));
}

std::uint16_t BlankFont::code_of(const std::string& letter) {
    constexpr std::size_t most_codes = 0xFFFE;
    if (const auto known = codes_.find(letter); known != codes_.end()) {
        return known->second;
    }
    if (codes_.size() >= most_codes || letter.empty()) {
        return 0;
    }
    const auto code = static_cast<std::uint16_t>(codes_.size() + 1);
    codes_.emplace(letter, code);
    return code;
}

std::string BlankFont::to_unicode() const {
    std::vector<const std::string*> letters(codes_.size());
    for (const auto& [letter, code] : codes_) {
        letters[code - 1U] = &letter;
    }
    std::string cmap =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t begin = 0; begin < letters.size(); begin += most_in_block) {
        const std::size_t end = std::min(begin + most_in_block, letters.size());
        cmap += fmt::format("{} beginbfchar\n", end - begin);
        for (std::size_t i = begin; i < end; ++i) {
            cmap += fmt::format("<{:04X}> <{}>\n", i + 1, utf16_hex(*letters[i]));
        }
        cmap += "endbfchar\n";
    }
    return cmap + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::uint32_t BlankFont::write(UpdateWriter& update) const {
    const std::uint32_t program = update.reserve();
    const std::uint32_t descriptor = update.reserve();
    const std::uint32_t glyphs = update.reserve();
    const std::uint32_t descendant = update.reserve();
    const std::uint32_t unicode = update.reserve();
    const std::uint32_t font = update.reserve();
    const std::string bytes = blank_font_program();
    update.write(program, 0,
                 fmt::format("<< /Length {} /Length1 {} >>", bytes.size(), bytes.size()), bytes);
    update.write(
        descriptor, 0,
        fmt::format("<< /Type /FontDescriptor /FontName /TenkenBlank /Flags 5 /FontBBox [0 "
                    "-120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight "
                    "880 /StemV 80 /FontFile2 {} 0 R >>",
                    program));
    // Every code is drawn as the second glyph: viewers take the first for a missing one.
    std::string map(2, '\0');
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        map += '\0';
        map += '\x01';
    }
    update.write(glyphs, 0, fmt::format("<< /Length {} >>", map.size()), map);
    update.write(descendant, 0,
                 fmt::format("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /TenkenBlank "
                             "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement "
                             "0 >> /FontDescriptor {} 0 R /DW 1000 /CIDToGIDMap {} 0 R >>",
                             descriptor, glyphs));
    const std::string cmap = to_unicode();
    update.write(unicode, 0, fmt::format("<< /Length {} >>", cmap.size()), cmap);
    update.write(font, 0,
                 fmt::format("<< /Type /Font /Subtype /Type0 /BaseFont /TenkenBlank /Encoding "
                             "/Identity-H /DescendantFonts [{} 0 R] /ToUnicode {} 0 R >>",
                             descendant, unicode));
    return font;
}

}  // namespace tenken::pdf
