// The ink of lines and what it makes of two readings: cases by hand, no engine.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extractor/scan/check_figures.h"
#include "extractor/scan/compare_readings.h"
#include "extractor/scan/exponents.h"
#include "extractor/scan/find_rulings.h"
#include "extractor/scan/find_text.h"
#include "extractor/scan/invert_bands.h"
#include "extractor/scan/line_glyphs.h"
#include "extractor/scan/line_ink.h"
#include "extractor/scan/settle_presence.h"
#include "schema/text.h"
#include "tests/catch.h"

using namespace tenken::scan;

namespace {

struct Case {
    std::string name;
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::string> picture;

    std::string field(const std::string& key) const {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.first == key; });
        return found == fields.end() ? "" : found->second;
    }
};

std::vector<Case> read_cases(const std::string& name) {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/scan/cases/" + name);
    REQUIRE(file);
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(':');
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}, {}});
        } else if (cases.empty() || line.empty()) {
            continue;
        } else if (colon != std::string::npos && line.front() >= 'a' && line.front() <= 'z') {
            cases.back().fields.emplace_back(
                line.substr(0, colon),
                tenken::schema::trim(std::string_view(line).substr(colon + 1)));
        } else {
            cases.back().picture.push_back(line);
        }
    }
    return cases;
}

PixPtr drawn(const std::vector<std::string>& rows) {
    PixPtr pix =
        own(pixCreate(static_cast<int>(rows.front().size()), static_cast<int>(rows.size()), 1));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        for (std::size_t x = 0; x < rows[y].size(); ++x) {
            if (rows[y][x] == '#') {
                pixSetPixel(pix.get(), static_cast<int>(x), static_cast<int>(y), 1);
            }
        }
    }
    return pix;
}

/// 12-34 or 12-34:5
PixelBox span(const std::string& text, char& digit) {
    int x0 = 0;
    int x1 = 0;
    char dash = 0;
    char colon = 0;
    digit = 0;
    std::istringstream in(text);
    in >> x0 >> dash >> x1 >> colon >> digit;
    return {x0, 0, x1, 24};
}

std::vector<Symbol> symbols(const std::string& text) {
    std::vector<Symbol> out;
    std::istringstream in(text);
    for (std::string word; in >> word;) {
        const std::size_t at = word.find('@');
        char none = 0;
        out.push_back({word.substr(0, at), span(word.substr(at + 1), none), 99, false});
    }
    return out;
}

}  // namespace

TEST_CASE("marks whose shape is plain") {
    for (const Case& test : read_cases("line_ink.txt")) {
        INFO(test.name);
        const PixPtr ink = drawn(test.picture);
        TextLine line;
        line.box = {0, 0, width_of(ink), height_of(ink)};
        line.em = std::stod(test.field("em"));
        CHECK(LineInk(ink.get(), line).shape_of(line.box) == test.field("shape"));
    }
}

TEST_CASE("two readings over their ink") {
    constexpr double em = 28;
    for (const Case& test : read_cases("two_readings.txt")) {
        INFO(test.name);
        std::vector<PixelBox> parts;
        std::vector<char> digits;
        std::istringstream in(test.field("ink"));
        for (std::string word; in >> word;) {
            digits.push_back(0);
            parts.push_back(span(word, digits.back()));
        }
        const auto look = [&](const PixelBox& box) {
            DigitGuess guess;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (parts[i] == box && digits[i] != 0) {
                    guess.likeness[static_cast<std::size_t>(digits[i] - '0')] = 0.95;
                }
            }
            return guess;
        };
        std::vector<ReadSymbol> read =
            compare_readings(symbols(test.field("first")), symbols(test.field("second")), em);
        settle_presence(parts, em, look, read);
        std::string text;
        for (const ReadSymbol& symbol : read) {
            CHECK(symbol.presence == Presence::sure);
            text += symbol.text;
        }
        CHECK(text == test.field("read"));
    }
}

TEST_CASE("a line that a letter beyond the cell has made longer ends at the cell") {
    // 200 dpi: two level lines 46 apart, an upright one between them with the stroke of a letter on
    // its upper end, as where a heading stands close above a table.
    const PixPtr ink = own(pixCreate(900, 200, 1));
    pixRasterop(ink.get(), 20, 100, 860, 2, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 20, 146, 860, 2, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 400, 74, 2, 74, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 385, 74, 14, 2, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 385, 80, 14, 2, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 403, 84, 12, 2, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 403, 90, 12, 2, PIX_SET, nullptr, 0, 0);
    const PixPtr grey = own(pixConvert1To8(nullptr, ink.get(), 255, 0));
    const FoundLines found = find_rulings(ink.get(), ink.get(), grey.get(), 200);
    const auto upright = std::find_if(found.lines.begin(), found.lines.end(),
                                      [](const PixelLine& line) { return !line.horizontal; });
    REQUIRE(upright != found.lines.end());
    CHECK(upright->position == Approx(401).margin(2));
    CHECK(upright->begin == Approx(101).margin(3));
    CHECK(upright->end == Approx(147).margin(3));
}

namespace {

/// A frame of a solid line with one line across it, made of pieces `on` long and `off` apart.
PixPtr frame_with(int on, int off, int level) {
    PixPtr grey = own(pixCreate(900, 300, 8));
    pixSetAllGray(grey.get(), 255);
    const auto fill = [&](int x, int y, int width, int height, int value) {
        Box* box = boxCreate(x, y, width, height);
        pixSetInRectArbitrary(grey.get(), box, static_cast<l_uint32>(value));
        boxDestroy(&box);
    };
    for (const int y : {50, 250}) {
        fill(50, y, 802, 2, 0);
    }
    for (const int x : {50, 850}) {
        fill(x, 50, 2, 202, 0);
    }
    for (int x = 54; x + on <= 848; x += on + off) {
        fill(x, 150, on, 1, level);
    }
    return grey;
}

std::size_t lines_at(const FoundLines& found, double y) {
    return static_cast<std::size_t>(
        std::count_if(found.lines.begin(), found.lines.end(), [&](const PixelLine& line) {
            return line.horizontal && std::abs(line.position - y) < 3 && line.begin < 60 &&
                   line.end > 840;
        }));
}

}  // namespace

TEST_CASE("lines of dots, of dashes and hardly grey are lines; what has nothing there is not") {
    struct Case {
        int on, off, level;
        std::size_t count;
    };
    for (const Case& test : {Case{2, 4, 0, 1}, Case{8, 5, 0, 1}, Case{794, 0, 235, 1},
                             Case{100, 0, 254, 0}, Case{2, 60, 0, 0}}) {
        CAPTURE(test.on, test.off, test.level);
        const PixPtr grey = frame_with(test.on, test.off, test.level);
        const PixPtr ink = own(pixThresholdToBinary(grey.get(), 150));
        const PixPtr not_paper = own(pixThresholdToBinary(grey.get(), 215));
        const FoundLines found = find_rulings(ink.get(), not_paper.get(), grey.get(), 200);
        CHECK(lines_at(found, 150) == test.count);
        CHECK(lines_at(found, 51) == 1);
    }
}

TEST_CASE("light on dark becomes dark on light, dark on light shading stays") {
    for (const int ground : {20, 120, 170}) {
        CAPTURE(ground);
        const PixPtr grey = own(pixCreate(600, 300, 8));
        pixSetAllGray(grey.get(), 255);
        const auto fill = [&](int x, int y, int width, int height, int value) {
            Box* box = boxCreate(x, y, width, height);
            pixSetInRectArbitrary(grey.get(), box, static_cast<l_uint32>(value));
            boxDestroy(&box);
        };
        fill(100, 50, 300, 50, ground);  // a label with strokes of light letters
        fill(100, 150, 300, 50, 170);    // ... and one with those of dark letters
        for (int x = 120; x < 380; x += 12) {
            fill(x, 65, 3, 20, 255);
            fill(x, 165, 3, 20, 0);
        }
        invert_bands(grey.get(), 200);
        const auto level = [&](int x, int y) {
            l_uint32 value = 0;
            pixGetPixel(grey.get(), x, y, &value);
            return static_cast<int>(value);
        };
        CHECK(level(121, 75) < 20);   // a letter
        CHECK(level(110, 75) > 240);  // its ground
        CHECK(level(250, 50) < 20);   // its edge is a ruling
        CHECK(level(121, 175) < 20);  // nothing has changed there
        CHECK(level(110, 175) == 170);
    }
}

TEST_CASE("the white between the bars of a chart is no letter") {
    const PixPtr grey = own(pixCreate(800, 400, 8));
    pixSetAll(grey.get());
    const auto fill = [&](int x, int y, int w, int h, l_uint32 level) {
        const PixPtr area = own(pixCreate(w, h, 8));
        pixSetAllArbitrary(area.get(), level);
        pixRasterop(grey.get(), x, y, w, h, PIX_SRC, area.get(), 0, 0);
    };
    for (int x = 60; x < 700; x += 100) {
        fill(x, 100, 60, 200, 150);
    }
    for (const int y : {140, 180, 220, 260, 300}) {
        fill(40, y, 700, 2, 0);
    }
    const PixPtr before = own(pixCopy(nullptr, grey.get()));
    invert_bands(grey.get(), 200);
    l_int32 same = 0;
    pixEqual(before.get(), grey.get(), &same);
    CHECK(same == 1);
}

TEST_CASE("the characters of a column stand below each other, in the order they were read") {
    TextLine column;
    column.box = {100, 200, 128, 290};
    column.em = 28;
    column.vertical = true;
    std::vector<ReadSymbol> symbols;
    int y = 230;  // boxes as an engine gives them: the second above the first
    for (const char* text : {"組", "織", "力"}) {
        symbols.push_back({text, {100, y, 128, y + 20}, 99, false, false, {}, {}, Presence::sure});
        y -= 12;
    }
    const auto glyphs = line_glyphs(column, symbols, 2, 2);
    REQUIRE(glyphs.size() == 3);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        CHECK(glyphs[i].text == symbols[i].text);
        CHECK(glyphs[i].vertical);
        CHECK(glyphs[i].baseline == Approx(57));
        CHECK(glyphs[i].box.y0 == Approx(100 + 15.0 * static_cast<double>(i)));
    }
}

TEST_CASE("specks that nothing stands beside are no line") {
    // Ten kanji as squares of 28, two specks far away, and a row of digits of which three touch.
    const PixPtr ink = own(pixCreate(1200, 400, 1));
    for (int i = 0; i < 30; ++i) {
        pixRasterop(ink.get(), 20 + 33 * i, 20, 28, 28, PIX_SET, nullptr, 0, 0);
    }
    pixRasterop(ink.get(), 700, 200, 4, 5, PIX_SET, nullptr, 0, 0);
    pixRasterop(ink.get(), 1100, 330, 3, 6, PIX_SET, nullptr, 0, 0);
    for (const int x : {20, 40}) {
        pixRasterop(ink.get(), x, 200, 14, 24, PIX_SET, nullptr, 0, 0);
    }
    pixRasterop(ink.get(), 60, 200, 50, 24, PIX_SET, nullptr, 0, 0);
    const std::vector<TextLine> lines = find_text(ink.get(), {}, 200);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].box == PixelBox{20, 20, 1005, 48});
    CHECK(lines[1].box == PixelBox{20, 200, 110, 224});
    CHECK(lines[1].em < 32);
}

TEST_CASE("a speck before a figure that has its cell to itself goes, with a doubt") {
    for (const int height : {5, 3}) {  // a speck, and a minus of 14
        const bool is_speck = height == 5;
        const PixPtr text = own(pixCreate(200, 60, 1));
        ReadLine line;
        line.line = {{10, 10, 70, 38}, 28, 0, false};
        pixRasterop(text.get(), 12, 24, is_speck ? 5 : 14, height, PIX_SET, nullptr, 0, 0);
        pixRasterop(text.get(), 36, 14, 12, 22, PIX_SET, nullptr, 0, 0);
        pixRasterop(text.get(), 54, 14, 12, 22, PIX_SET, nullptr, 0, 0);
        const char* read[] = {"-", "5", "0"};
        const PixelBox boxes[] = {{10, 10, 30, 38}, {34, 10, 50, 38}, {52, 10, 68, 38}};
        for (int i = 0; i < 3; ++i) {
            line.symbols.push_back({read[i], boxes[i], 99, false, false, {}, {}, Presence::sure});
        }
        const PixPtr grey = own(pixConvert1To8(nullptr, text.get(), 255, 0));
        std::vector<ReadLine> lines{line};
        DigitLook look(grey.get());
        check_figures(grey.get(), text.get(), look, lines);
        CHECK(lines.front().symbols.size() == (is_speck ? 2U : 3U));
        CHECK(lines.front().symbols[is_speck ? 0 : 1].text == "5");
        CHECK(lines.front().symbols[is_speck ? 0 : 1].doubtful);
    }
}

TEST_CASE("a stroke that was read as a bracket or a kana is a doubtful 1") {
    struct Stroke {
        std::vector<std::string> read;
        std::size_t at;
    };
    for (const Stroke& test :
         {Stroke{{"地", "]", "件"}, 1}, Stroke{{"す"}, 0}, Stroke{{"二", ")"}, 0}}) {
        const PixPtr text = own(pixCreate(200, 60, 1));
        ReadLine line;
        line.line.box = {10, 10, 10, 38};
        line.line.em = 28;
        int x = 10;
        for (std::size_t i = 0; i < test.read.size(); ++i) {
            const bool is_stroke = i == test.at;
            const int width = is_stroke ? 9 : 26;
            if (is_stroke) {  // a 1 of a sans serif face
                pixRasterop(text.get(), x + 5, 14, 4, 22, PIX_SET, nullptr, 0, 0);
                pixRasterop(text.get(), x + 2, 17, 3, 3, PIX_SET, nullptr, 0, 0);
                pixRasterop(text.get(), x, 18, 2, 3, PIX_SET, nullptr, 0, 0);
            } else {
                pixRasterop(text.get(), x, 11, width, 26, PIX_SET, nullptr, 0, 0);
            }
            line.symbols.push_back(
                {test.read[i], {x, 10, x + width, 38}, 99, false, false, {}, {}, Presence::sure});
            x += width + 5;
        }
        line.line.box.x1 = x;
        const PixPtr grey = own(pixConvert1To8(nullptr, text.get(), 255, 0));
        std::vector<ReadLine> lines{line};
        DigitLook look(grey.get());
        check_figures(grey.get(), text.get(), look, lines);
        const ReadSymbol& symbol = lines.front().symbols[test.at];
        INFO(test.read[test.at]);
        CHECK(symbol.text == "1");
        CHECK(symbol.doubtful);
        CHECK(symbol.other == test.read[test.at]);
    }
}

TEST_CASE(
    "a small raised digit behind an m is an exponent, an m as high as its figure is doubtful") {
    struct Ink {
        PixelBox box;
        const char* read;
        const char* expected;
        bool is_doubtful;
    };
    const std::vector<std::vector<Ink>> cases{
        {{{0, 0, 10, 16}, "5", "5", false},
         {{14, 4, 28, 16}, "m", "m", false},
         {{30, 0, 36, 10}, "z", "²", false}},
        {{{0, 0, 10, 16}, "5", "5", false},
         {{14, 4, 28, 16}, "m", "m", false},
         {{30, 4, 36, 16}, "z", "z", false}},
        {{{0, 0, 10, 16}, "5", "5", false}, {{14, 0, 32, 16}, "m", "m", true}},
    };
    for (const std::vector<Ink>& test : cases) {
        std::vector<ReadSymbol> symbols;
        std::vector<PixelBox> boxes;
        for (const Ink& ink : test) {
            symbols.push_back({ink.read, ink.box, 99, false, false, {}, {}, Presence::sure});
            boxes.push_back(ink.box);
        }
        const auto like_two = [](const PixelBox&) {
            DigitGuess guess;
            guess.likeness[2] = 0.85;
            guess.likeness[3] = 0.6;
            return guess;
        };
        read_exponents(boxes, like_two, symbols);
        for (std::size_t i = 0; i < test.size(); ++i) {
            INFO(test[i].read);
            CHECK(symbols[i].text == test[i].expected);
            CHECK(symbols[i].doubtful == test[i].is_doubtful);
        }
    }
}
