#include "extractor/pdf/font/program/font_program.h"

#include <ft2build.h>

#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_CID_H

#include <algorithm>
#include <utility>
#include <vector>

#include "extractor/pdf/font/names/glyph_names.h"
#include "extractor/pdf/font/program/code_point_rank.h"

namespace tenken::pdf {
namespace {

// The largest fonts of East Asia are some 30 MB; a subset is far below.
constexpr std::size_t largest_font = 64U << 20U;
constexpr std::uint32_t most_glyphs = 0x10000;
// Steps through a character map; more than Unicode has code points means that it goes round.
constexpr std::uint32_t most_codes = 0x110000;

}  // namespace

struct FontProgram::Face {
    std::string bytes;  // FreeType reads from here as long as the face lives
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    FT_CharMap unicode = nullptr;
    FT_CharMap symbol = nullptr;
    FT_CharMap roman = nullptr;
    FT_CharMap builtin = nullptr;
    bool turned = false;
    std::vector<char32_t> code_points;        // by glyph, 0 for none
    std::vector<std::uint16_t> glyph_of_cid;  // of a CID-keyed font

    Face() = default;
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face() {
        if (face != nullptr) {
            FT_Done_Face(face);
        }
        if (library != nullptr) {
            FT_Done_FreeType(library);
        }
    }

    void find_character_maps() {
        // Prefers a map of all planes to one of the first.
        if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) {
            unicode = face->charmap;
        }
        for (int i = 0; i < face->num_charmaps; ++i) {
            FT_CharMap map = face->charmaps[i];
            switch (map->encoding) {
                case FT_ENCODING_MS_SYMBOL:
                    symbol = map;
                    break;
                case FT_ENCODING_APPLE_ROMAN:
                    roman = map;
                    break;
                case FT_ENCODING_ADOBE_CUSTOM:
                case FT_ENCODING_ADOBE_STANDARD:
                case FT_ENCODING_ADOBE_EXPERT:
                    builtin = map;
                    break;
                default:
                    break;
            }
        }
    }
};

FontProgram::FontProgram() : face_(std::make_unique<Face>()) {}
FontProgram::~FontProgram() = default;

std::unique_ptr<FontProgram> FontProgram::load(const Value& descriptor) {
    for (const char* key : {"FontFile2", "FontFile3", "FontFile"}) {
        const Value file = descriptor.get(key);
        if (file.is_stream()) {
            return open(file.stream().bytes);
        }
    }
    return nullptr;
}

std::unique_ptr<FontProgram> FontProgram::open(std::string bytes) {
    if (bytes.empty() || bytes.size() > largest_font) {
        return nullptr;
    }
    std::unique_ptr<FontProgram> program(new FontProgram);
    Face& face = *program->face_;
    face.bytes = std::move(bytes);
    if (FT_Init_FreeType(&face.library) != 0 ||
        FT_New_Memory_Face(face.library, reinterpret_cast<const FT_Byte*>(face.bytes.data()),
                           static_cast<FT_Long>(face.bytes.size()), 0, &face.face) != 0) {
        return nullptr;
    }
    face.find_character_maps();
    return program;
}

std::size_t FontProgram::size() const {
    return face_->bytes.size();
}

std::uint32_t FontProgram::glyph_count() const {
    const FT_Long count = face_->face->num_glyphs;
    return count <= 0 ? 0 : std::min(static_cast<std::uint32_t>(count), most_glyphs);
}

bool FontProgram::cid_keyed() const {
    return FT_IS_CID_KEYED(face_->face) != 0;
}

std::string FontProgram::ordering() const {
    const char* registry = nullptr;
    const char* ordering = nullptr;
    FT_Int supplement = 0;
    if (FT_Get_CID_Registry_Ordering_Supplement(face_->face, &registry, &ordering, &supplement) !=
            0 ||
        ordering == nullptr) {
        return {};
    }
    return ordering;
}

std::uint32_t FontProgram::glyph_of_cid(std::uint32_t cid) {
    if (!cid_keyed()) {
        return cid;
    }
    if (face_->glyph_of_cid.empty()) {
        face_->glyph_of_cid.resize(most_glyphs);
        for (std::uint32_t glyph = 0; glyph < glyph_count(); ++glyph) {
            FT_UInt of_glyph = 0;
            if (FT_Get_CID_From_Glyph_Index(face_->face, glyph, &of_glyph) == 0 &&
                of_glyph < most_glyphs) {
                face_->glyph_of_cid[of_glyph] = static_cast<std::uint16_t>(glyph);
            }
        }
    }
    return cid < most_glyphs ? face_->glyph_of_cid[cid] : 0;
}

void FontProgram::turn_character_map_round() {
    face_->turned = true;
    face_->code_points.assign(glyph_count(), 0);
    if (face_->unicode == nullptr || FT_Set_Charmap(face_->face, face_->unicode) != 0) {
        return;
    }
    FT_UInt glyph = 0;
    FT_ULong code = FT_Get_First_Char(face_->face, &glyph);
    for (std::uint32_t step = 0; glyph != 0 && step < most_codes; ++step) {
        if (glyph < face_->code_points.size() && code <= 0x10FFFF) {
            char32_t& present = face_->code_points[glyph];
            if (is_plainer(static_cast<char32_t>(code), present)) {
                present = static_cast<char32_t>(code);
            }
        }
        code = FT_Get_Next_Char(face_->face, code, &glyph);
    }
}

std::u32string FontProgram::glyph_to_unicode(std::uint32_t glyph) {
    if (glyph == 0 || glyph >= glyph_count()) {
        return {};
    }
    if (!face_->turned) {
        turn_character_map_round();
    }
    const char32_t c = face_->code_points[glyph];
    if (c != 0 && code_point_rank(c) < 4) {
        return std::u32string(1, c);
    }
    const std::u32string named = glyph_name_to_unicode(glyph_name(glyph));
    return named.empty() && c != 0 ? std::u32string(1, c) : named;
}

std::string FontProgram::glyph_name(std::uint32_t glyph) {
    char name[128] = {};
    if (FT_HAS_GLYPH_NAMES(face_->face) == 0 ||
        FT_Get_Glyph_Name(face_->face, glyph, name, sizeof name) != 0) {
        return {};
    }
    return name;
}

std::uint32_t FontProgram::glyph_named(const std::string& name) {
    return FT_HAS_GLYPH_NAMES(face_->face) == 0 ? 0 : FT_Get_Name_Index(face_->face, name.c_str());
}

std::uint32_t FontProgram::symbolic_glyph(std::uint8_t code) {
    if (face_->symbol != nullptr && FT_Set_Charmap(face_->face, face_->symbol) == 0) {
        // The usual upper bytes of the symbol area; the font uses one of them.
        for (const FT_ULong base : {0xF000UL, 0UL, 0xF100UL, 0xF200UL}) {
            if (const FT_UInt glyph = FT_Get_Char_Index(face_->face, base + code)) {
                return glyph;
            }
        }
    }
    if (face_->roman != nullptr && FT_Set_Charmap(face_->face, face_->roman) == 0) {
        return FT_Get_Char_Index(face_->face, code);
    }
    return 0;
}

std::string FontProgram::builtin_name(std::uint8_t code) {
    if (face_->builtin == nullptr || FT_Set_Charmap(face_->face, face_->builtin) != 0) {
        return {};
    }
    const FT_UInt glyph = FT_Get_Char_Index(face_->face, code);
    return glyph == 0 ? std::string() : glyph_name(glyph);
}

std::optional<double> FontProgram::advance(std::uint32_t glyph) {
    const FT_UShort units = face_->face->units_per_EM;
    FT_Fixed advance = 0;
    if (glyph >= glyph_count() || units == 0 ||
        FT_Get_Advance(face_->face, glyph, FT_LOAD_NO_SCALE, &advance) != 0) {
        return std::nullopt;
    }
    return static_cast<double>(advance) * 1000 / units;
}

}  // namespace tenken::pdf
