// Any bytes as a font: text of PDF objects (the font is object 1) with a string after a line "---",
// or, where there is no such line, a font file.
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "extractor/pdf/font/program/font_program.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"
#include "tests/pdf/font/font_fixture.h"

using namespace tenken;

namespace {

void show(std::string_view objects, std::string_view string) {
    const tests::ObjectFile file(objects);
    const auto font = pdf::Font::create(file.object(1));
    TENKEN_REQUIRE(font->ascent() > 0 && font->ascent() < 2);
    TENKEN_REQUIRE(font->descent() < 0 && font->descent() > -2);
    for (std::size_t at = 0; at < string.size();) {
        const std::size_t before = at;
        const pdf::CodedGlyph glyph = font->next(string, at);
        TENKEN_REQUIRE(at > before && at <= string.size());
        TENKEN_REQUIRE(!glyph.text.empty() && schema::is_utf8(glyph.text));
        TENKEN_REQUIRE(glyph.width >= -1000 && glyph.width <= 1000);
        TENKEN_REQUIRE(glyph.decoded || glyph.text == "\xEF\xBF\xBD");
    }
}

void ask(std::string_view bytes) {
    const auto program = pdf::FontProgram::open(std::string(bytes));
    if (!program) {
        return;
    }
    program->ordering();
    const std::uint32_t count = program->glyph_count();
    for (std::uint32_t glyph = 0; glyph < count + 2 && glyph < 300; ++glyph) {
        program->glyph_to_unicode(glyph);
        program->advance(glyph);
        TENKEN_REQUIRE(!program->cid_keyed() || program->glyph_of_cid(glyph) < 0x10000);
    }
    for (unsigned code = 0; code < 256; ++code) {
        program->symbolic_glyph(static_cast<std::uint8_t>(code));
        program->builtin_name(static_cast<std::uint8_t>(code));
    }
    program->glyph_named("A");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t line = bytes.find("\n---\n");
    if (line == std::string_view::npos) {
        ask(bytes);
        return 0;
    }
    try {
        show(bytes.substr(0, line), bytes.substr(line + 5));
    } catch (const std::exception&) {
        // Not even numbered objects: the fixture's own complaint.
    }
    return 0;
}
