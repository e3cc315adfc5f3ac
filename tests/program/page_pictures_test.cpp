// What comes out of the child that read a PDF is let into a page only if it is a picture.
#include "tools/tenken/page_pictures.h"

#include "extractor/page.h"
#include "tests/catch.h"
#include "tools/publish/page_svg.h"

using namespace tenken;
using tools::is_harmless_picture;

TEST_CASE("the pictures that we draw are harmless") {
    extractor::Page page;
    page.number = 1;
    page.width = 595;
    page.height = 842;
    extractor::Glyph glyph;
    glyph.text = "<script>";
    glyph.box = {10, 10, 20, 20};
    glyph.size = 10;
    page.glyphs.push_back(glyph);
    glyph.vertical = true;
    page.glyphs.push_back(glyph);
    page.rulings.push_back({});
    page.shades.push_back({{1, 1, 5, 5}, 200});
    CHECK(is_harmless_picture(tools::page_svg(page)));
}

TEST_CASE("images are harmless where their bytes are in the picture") {
    extractor::Page page;
    page.number = 1;
    page.width = 595;
    page.height = 842;
    const std::string png = tools::png_of_grey(std::string("\x00\xFF\x80\x40", 4), 2, 2, 100);
    REQUIRE(png.substr(1, 3) == "PNG");
    const std::string svg = tools::page_svg(page, {{"image/png", png, {595, 0, 0, -842, 0, 842}}});
    CHECK(is_harmless_picture(svg));
    CHECK(svg.find("matrix(595.0000 0.0000 -0.0000 842.0000 0.0000 0.0000)") != std::string::npos);
    CHECK(tools::png_of_grey("123", 2, 2, 100).empty());
    CHECK(tools::png_of_grey(std::string(100, 'x'), 10, 10, 5).size() < 90);
}

TEST_CASE("what could act or reach out is not") {
    const std::string open = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
    CHECK(is_harmless_picture(open + "<text x=\"1\">a&amp;b</text></svg>"));
    for (const char* inside : {
             "<script>1</script>",
             "<image href=\"x\"/>",
             "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
             "<image href=\"data:image/png;base64,AA:A\"/>",
             "<rect href=\"data:image/png;base64,AAAA\"/>",
             "<image transform=\"matrix(1)url(a)\"/>",
             "<image transform=\"rotate(1)\"/>",
             "<image transform=\"\"/>",
             "<a><text>x</text></a>",
             "<text onclick=\"x()\">x</text>",
             "<text style=\"x\">x</text>",
             "<rect fill=\"url(#a)\"/>",
             "<rect fill=\"URL(#a)\"/>",
             "<rect fill=\"a:b\"/>",
             "<text><script>1</script></text>",
             "<text><![CDATA[</text><script>]]></text>",
             "<svg/>",
             "<!-- --><text/>",
             "loose text",
             "<foreignObject/>",
             "<style>x</style>",
         }) {
        CAPTURE(inside);
        CHECK_FALSE(is_harmless_picture(open + inside + "</svg>"));
    }
    CHECK_FALSE(is_harmless_picture(""));
    CHECK_FALSE(is_harmless_picture("<svg>"));
    CHECK_FALSE(is_harmless_picture("<svg/><script/>"));
    CHECK_FALSE(is_harmless_picture("<script/><svg/>"));
    CHECK_FALSE(is_harmless_picture("<?xml-stylesheet href='x'?><svg/>"));
    CHECK_FALSE(is_harmless_picture("<svg/>text"));
}
