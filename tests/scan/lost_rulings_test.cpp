// What a black-and-white scan loses of rulings, and what becomes of the cells between them.
#include <string>
#include <vector>

#include "extractor/scan/dotted_lines.h"
#include "extractor/scan/joined_cells.h"
#include "extractor/scan/open_ends.h"
#include "extractor/scan/rings.h"
#include "tests/catch.h"

using namespace tenken::scan;

namespace {

PixelLine across(double y, double from, double to) {
    return {true, y, from, to, 1, false};
}

PixelLine down(double x, double from, double to) {
    return {false, x, from, to, 1, false};
}

/// A line of digits, one every 10 pixels.
ReadLine figure(int x, int y, const std::string& digits, int region) {
    ReadLine read;
    for (const char digit : digits) {
        ReadSymbol symbol;
        symbol.text = digit;
        symbol.box = {x, y, x + 8, y + 16};
        read.symbols.push_back(symbol);
        x += 10;
    }
    read.line = {{read.symbols.front().box.x0, y, read.symbols.back().box.x1, y + 16}, 18, region};
    return read;
}

bool is_doubtful(const ReadLine& read) {
    return read.symbols.front().doubtful && read.symbols.front().reason == "ruling";
}

PixPtr picture(const std::vector<std::string>& rows) {
    PixPtr pix = own(pixCreate(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()), 1));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        for (std::size_t x = 0; x < rows[y].size(); ++x) {
            pixSetPixel(pix.get(), static_cast<int>(x), static_cast<int>(y), rows[y][x] == '#');
        }
    }
    return pix;
}

}  // namespace

TEST_CASE("a figure is doubtful in a cell that a ruling beside it would part") {
    // Three rows; the upright ruling between the columns is lost in the second.
    const std::vector<PixelLine> rulings = {
        across(0, 0, 400), across(40, 0, 400), across(80, 0, 400), across(120, 0, 400),
        down(0, 0, 120),   down(400, 0, 120),  down(200, 0, 40),   down(200, 80, 120)};
    std::vector<ReadLine> lines = {figure(20, 12, "12", 0), figure(300, 12, "34", 1),
                                   figure(20, 52, "56", 2), figure(300, 52, "78", 2),
                                   figure(20, 92, "90", 3), figure(300, 92, "11", 4)};
    doubt_joined_cells(rulings, 200, lines);
    CHECK_FALSE(is_doubtful(lines[0]));
    CHECK(is_doubtful(lines[2]));
    CHECK(is_doubtful(lines[3]));
    CHECK_FALSE(is_doubtful(lines[5]));
}

TEST_CASE("a cell over two columns with one text is whole") {
    const std::vector<PixelLine> rulings = {across(0, 0, 400),  across(40, 0, 400),
                                            across(80, 0, 400), down(0, 0, 80),
                                            down(400, 0, 80),   down(200, 40, 80)};
    std::vector<ReadLine> lines = {figure(160, 12, "12345678", 0), figure(20, 52, "1", 1),
                                   figure(300, 52, "2", 2)};
    doubt_joined_cells(rulings, 200, lines);
    CHECK_FALSE(is_doubtful(lines[0]));
}

TEST_CASE("a ruling that stops short goes on to the next, but not through letters") {
    const Sizes sizes = sizes_at(200);
    const PixPtr white = own(pixCreate(900, 300, 1));
    const PixPtr words = own(pixCreate(900, 300, 1));
    pixRasterop(words.get(), 700, 90, 60, 20, PIX_SET, nullptr, 0, 0);
    const std::vector<PixelLine> table = {across(0, 0, 800), across(200, 0, 800), down(0, 0, 200),
                                          down(800, 0, 200), across(100, 0, 600)};
    std::vector<PixelLine> lines = table;
    close_open_ends(white.get(), white.get(), lines, sizes);
    const auto ends = [&](double y) {
        for (const PixelLine& line : lines) {
            if (line.horizontal && line.position == y) {
                return line.end;
            }
        }
        return 0.0;
    };
    CHECK(ends(100) == 800);
    lines = table;
    close_open_ends(words.get(), white.get(), lines, sizes);
    CHECK(ends(100) == 600);
}

TEST_CASE("every other pixel of a hairline is a line, the dots of a shaded area are none") {
    const PixPtr ink = own(pixCreate(200, 100, 1));
    for (int x = 10; x < 190; x += 2) {
        pixSetPixel(ink.get(), x, 10, 1);
    }
    for (int y = 40; y < 90; y += 4) {
        for (int x = 10; x < 190; x += 2) {
            pixSetPixel(ink.get(), x, y, 1);
        }
    }
    const PixPtr lines = dotted_lines(ink.get(), 20, false);
    l_uint32 value = 0;
    pixGetPixel(lines.get(), 101, 10, &value);
    CHECK(value == 1);
    pixGetPixel(lines.get(), 101, 60, &value);
    CHECK(value == 0);
}

TEST_CASE("a 6 has a ring, a 5 has none") {
    const PixPtr six = picture({"..####..", ".##.....", "##......", "######..", "##...##.",
                                "##...##.", "##...##.", "##...##.", ".#####.."});
    const PixPtr five = picture({"#######.", "##......", "##......", "######..", ".....##.",
                                 ".....##.", ".....##.", "#...##..", ".####..."});
    const PixelBox box{0, 0, 8, 9};
    CHECK(has_ring(six.get(), box));
    CHECK_FALSE(has_ring(five.get(), box));
}
