// Which pictures of a page of text are read, passed over with a note, or only ornaments.
#include "extractor/page_kind.h"

#include "tests/catch.h"

using namespace tenken::extractor;
using tenken::schema::Box;

namespace {

/// A4 with lines of text in its upper third.
Page page_with(const Box& picture, bool one_colour = false) {
    Page page;
    page.width = 595;
    page.height = 842;
    for (int i = 0; i < 100; ++i) {
        Glyph glyph;
        glyph.text = "字";
        glyph.size = 10;
        const double x = 60 + 10.0 * (i % 40);
        const double y = 60 + 15.0 * (i / 40);
        glyph.box = {x, y, x + 10, y + 10};
        page.glyphs.push_back(glyph);
    }
    Image image;
    image.box = picture;
    image.one_colour = one_colour;
    page.images.push_back(image);
    return page;
}

std::size_t passed_over(const Page& page) {
    return passed_over_pictures(page, page_kind(page));
}

}  // namespace

TEST_CASE("a coloured picture as large as a table is passed over, and that is known") {
    const Page page = page_with({60, 300, 535, 500});
    CHECK(page_kind(page) == PageKind::text);
    CHECK(unread_pictures(page).empty());
    CHECK(passed_over(page) == 1);
}

TEST_CASE("a picture that is read is not passed over") {
    const Page page = page_with({20, 200, 575, 822});
    CHECK(page_kind(page) == PageKind::mixed);
    CHECK(unread_pictures(page).size() == 1);
    CHECK(passed_over(page) == 0);
    const Page grey = page_with({20, 300, 575, 722}, true);
    CHECK(unread_pictures(grey).size() == 1);
    CHECK(passed_over(grey) == 0);
}

TEST_CASE("a logo, a narrow picture and a ground under the text are no tables") {
    CHECK(passed_over(page_with({500, 20, 575, 60})) == 0);
    CHECK(passed_over(page_with({60, 300, 200, 800})) == 0);
    CHECK(passed_over(page_with({0, 0, 595, 400})) == 0);
}
