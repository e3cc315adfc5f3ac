// What is true of every page, whatever the file.
#pragma once

#include <cmath>

#include "extractor/page.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

namespace tenken::fuzz {

inline void check_box(const schema::Box& box) {
    TENKEN_REQUIRE(std::isfinite(box.x0) && std::isfinite(box.x1) && std::isfinite(box.y0) &&
                   std::isfinite(box.y1));
    TENKEN_REQUIRE(box.x0 <= box.x1 && box.y0 <= box.y1);
}

inline void check_page(const extractor::Page& page) {
    constexpr double slack = 0.5;  // coordinates are floats
    TENKEN_REQUIRE(page.width > 0 && page.height > 0);
    const auto on_page = [&](const schema::Box& box) {
        return box.x0 >= -slack && box.y0 >= -slack && box.x1 <= page.width * 1.001 + slack &&
               box.y1 <= page.height * 1.001 + slack;
    };
    long undecoded = 0;
    for (const auto& glyph : page.glyphs) {
        check_box(glyph.box);
        TENKEN_REQUIRE(glyph.box.x1 >= 0 && glyph.box.x0 <= page.width);
        TENKEN_REQUIRE(glyph.box.y1 >= 0 && glyph.box.y0 <= page.height);
        TENKEN_REQUIRE(!glyph.text.empty() && schema::is_utf8(glyph.text));
        TENKEN_REQUIRE(glyph.angle >= 0 && glyph.angle < 360);
        TENKEN_REQUIRE(std::isfinite(glyph.size) && glyph.size >= 0);
        TENKEN_REQUIRE(std::isfinite(glyph.baseline) && std::isfinite(glyph.advance));
        undecoded += glyph.text == "\xEF\xBF\xBD" ? 1 : 0;
    }
    TENKEN_REQUIRE(page.undecoded == undecoded);
    for (const auto& ruling : page.rulings) {
        const double most = ruling.horizontal ? page.width : page.height;
        TENKEN_REQUIRE(ruling.begin < ruling.end);
        TENKEN_REQUIRE(ruling.begin >= -slack && ruling.end <= most * 1.001 + slack);
        TENKEN_REQUIRE(std::isfinite(ruling.position) && ruling.thickness >= 0);
    }
    for (const auto& shade : page.shades) {
        check_box(shade.box);
        TENKEN_REQUIRE(on_page(shade.box));
    }
    for (const auto& image : page.images) {
        check_box(image.box);
        TENKEN_REQUIRE(on_page(image.box));
    }
}

}  // namespace tenken::fuzz
