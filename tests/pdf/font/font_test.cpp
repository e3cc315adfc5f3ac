// Fonts as their dictionaries describe them: cases/*fonts.txt.
//
// A case is PDF objects (the font is object 1), a line "---", then what must come of it: "<hex>" is
// a string to be shown, the lines after it are its glyphs ("text width", in vertical writing "text
// advance x y"), with "undecoded" or "private" behind them; "ascent 0.88" and the like are
// properties.
#include "extractor/pdf/font/font.h"

#include <sstream>

#include "extractor/pdf/font/descriptor.h"
#include "tests/catch.h"
#include "tests/pdf/font/case_file.h"
#include "tests/pdf/font/font_fixture.h"

using namespace tenken;
using namespace tenken::tests;

namespace {

struct Split {
    std::string objects;
    std::vector<std::string> expectations;
};

Split split(const Case& item) {
    Split result;
    bool behind = false;
    for (const std::string& line : item.lines) {
        if (line == "---") {
            behind = true;
        } else if (!behind) {
            result.objects += line + "\n";
        } else if (!line.empty()) {
            result.expectations.push_back(line);
        }
    }
    return result;
}

void check_glyph(const pdf::CodedGlyph& glyph, const std::string& expectation, bool vertical) {
    INFO(expectation);
    const std::size_t space = expectation.find(' ', 1);
    CHECK(glyph.text == unescape(expectation.substr(0, space)));
    std::istringstream rest(expectation.substr(space));
    rest.imbue(std::locale::classic());
    double width = 0;
    rest >> width;
    CHECK(glyph.width == Approx(width).margin(0.0006));
    if (vertical) {
        double x = 0;
        double y = 0;
        rest >> x >> y;
        CHECK(glyph.origin_x == Approx(x).margin(0.0006));
        CHECK(glyph.origin_y == Approx(y).margin(0.0006));
    }
    std::string flag;
    rest >> flag;
    CHECK(glyph.decoded == (flag != "undecoded"));
    CHECK(glyph.private_use == (flag == "private"));
}

void check_property(const pdf::Font& font, const std::string& expectation) {
    INFO(expectation);
    if (expectation == "bold") {
        CHECK(font.bold());
    } else if (expectation == "not bold") {
        CHECK_FALSE(font.bold());
    } else if (expectation == "vertical") {
        CHECK(font.vertical());
    } else if (expectation == "type3") {
        CHECK(font.type3());
    } else if (expectation.starts_with("ascent ")) {
        CHECK(font.ascent() == Approx(std::stod(expectation.substr(7))));
    } else if (expectation.starts_with("descent ")) {
        CHECK(font.descent() == Approx(std::stod(expectation.substr(8))));
    } else {
        FAIL("not an expectation: " << expectation);
    }
}

void check(const Case& item) {
    const Split parts = split(item);
    REQUIRE_FALSE(parts.expectations.empty());
    const ObjectFile file(parts.objects);
    const auto font = pdf::Font::create(file.object(1));
    REQUIRE(font);
    std::vector<pdf::CodedGlyph> shown;
    std::size_t at = 0;
    bool in_glyphs = false;
    for (const std::string& line : parts.expectations) {
        if (line.front() == '<' && line.back() == '>') {
            CHECK(at == shown.size());
            shown = glyphs(*font, bytes_of_hex(line));
            at = 0;
            in_glyphs = true;
        } else if (!in_glyphs) {
            check_property(*font, line);
        } else {
            REQUIRE(at < shown.size());
            check_glyph(shown[at++], line, font->vertical());
        }
    }
    CHECK(at == shown.size());
    CHECK(font->ascent() > 0);
    CHECK(font->descent() < 0);
}

}  // namespace

TEST_CASE("Simple fonts") {
    for (const Case& item : read_cases("simple_fonts.txt")) {
        DYNAMIC_SECTION(item.name) {
            check(item);
        }
    }
}

TEST_CASE("Composite fonts") {
    for (const Case& item : read_cases("composite_fonts.txt")) {
        DYNAMIC_SECTION(item.name) {
            check(item);
        }
    }
}

TEST_CASE("Embedded fonts that nothing else explains") {
    for (const Case& item : read_cases("embedded_fonts.txt")) {
        DYNAMIC_SECTION(item.name) {
            check(item);
        }
    }
}

TEST_CASE("Names of bold faces") {
    for (const char* name : {"MS-Gothic,Bold", "HiraKakuProN-W6", "ABCDEF+Arial-BoldMT",
                             "FutoGoB101-Bold", "HGSoeiKakugothicUB", "A-OTF-ShinGoPro-Heavy",
                             "HiraMinProN-W6-Identity-H", "MidashiGoPro-MB31"}) {
        INFO(name);
        CHECK(pdf::name_is_bold(name));
    }
    for (const char* name : {"MS-Mincho", "HiraMinProN-W3", "Ryumin-Light", "GothicBBB-Medium",
                             "WEB", "KozMinPr6N-Regular", "W63", ""}) {
        INFO(name);
        CHECK_FALSE(pdf::name_is_bold(name));
    }
}

TEST_CASE("A font asked twice gives the same") {
    const ObjectFile file("1 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj");
    const auto font = pdf::Font::create(file.object(1));
    const auto first = glyphs(*font, "AB A");
    const auto second = glyphs(*font, "AB A");
    REQUIRE(first.size() == 4);
    CHECK(first[0].text.data() == first[3].text.data());
    for (std::size_t i = 0; i < first.size(); ++i) {
        CHECK(first[i].text == second[i].text);
        CHECK(first[i].width == second[i].width);
    }
}

TEST_CASE("What is no font at all is still read, as U+FFFD") {
    for (const char* object : {"null", "42", "(text)", "[1 2 3]", "<< >>", "<< /Subtype /Type0 >>",
                               "<< /Subtype /Type0 /DescendantFonts [1 0 R] /Encoding 1 0 R >>",
                               "<< /Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /Widths 3 >>",
                               "<< /Subtype /TrueType /FontDescriptor 1 0 R /Encoding 1 0 R >>"}) {
        INFO(object);
        const ObjectFile file(std::string("1 0 obj ") + object + " endobj");
        const auto font = pdf::Font::create(file.object(1));
        REQUIRE(font);
        for (const pdf::CodedGlyph& glyph : glyphs(*font, std::string("\x01\x02\xFF\x00", 4))) {
            CHECK_FALSE(glyph.text.empty());
            CHECK(glyph.width >= -1000);
            CHECK(glyph.width <= 1000);
        }
    }
}
