// A page's lines within a budget; which stretch of a line is read again. No engine.
#include "extractor/scan/read_lines.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extractor/scan/unsure_stretches.h"
#include "tests/catch.h"

using namespace tenken::scan;

namespace {

/// Lines of ten squares each; those of `sense` are read without a doubt.
struct Page {
    std::vector<TextLine> lines;
    std::vector<bool> sense;
    std::vector<int> order;  ///< as they were read
    std::vector<int> twice;

    Page(std::size_t count, std::size_t sense_from, std::size_t sense_to) {
        for (std::size_t i = 0; i < count; ++i) {
            const int y = static_cast<int>(i) * 30;
            lines.push_back({{0, y, 200, y + 20}, 20, static_cast<int>(i), false});
            sense.push_back(i >= sense_from && i < sense_to);
        }
    }

    ReadLines read(double budget) {
        return read_lines(lines, budget, [&](const TextLine& line, bool again, double& length) {
            order.push_back(line.region);
            if (again) {
                twice.push_back(line.region);
            }
            length += 10;
            ReadSymbol symbol;
            symbol.text = "x";
            symbol.doubtful = !sense[static_cast<std::size_t>(line.region)];
            return std::vector<ReadSymbol>{symbol};
        });
    }
};

constexpr int side = 24;   // pixels, of a character
constexpr int pitch = 30;  // ... and to the next

/// Squares as large as a kanji, as an engine reads them that is `unsure` of some.
struct Line {
    TextLine line;
    PixPtr ink;
    std::vector<ReadSymbol> symbols;

    Line(int count, const std::vector<int>& unsure)
        : line{{2, 2, 2 + (count - 1) * pitch + side, 2 + side}, 27, 0, false},
          ink(own(pixCreate(count * pitch + 4, side + 4, 1))) {
        for (int i = 0; i < count; ++i) {
            const int x = 2 + i * pitch;
            pixRasterop(ink.get(), x, 2, side, side, PIX_SET, nullptr, 0, 0);
            const bool is_unsure = std::find(unsure.begin(), unsure.end(), i) != unsure.end();
            ReadSymbol symbol;
            symbol.text = "鑑";
            symbol.box = {x, 2, x + side, 2 + side};
            symbol.confidence = is_unsure ? 50.0F : 99.0F;
            symbols.push_back(symbol);
        }
    }

    std::vector<Stretch> unsure() const {
        const LookAtInk look = [](const PixelBox&) { return DigitGuess(); };
        return unsure_stretches(symbols, line, LineInk(ink.get(), line), look);
    }
};

}  // namespace

TEST_CASE("lines are read to the end of the budget and not beyond") {
    Page all(20, 0, 20);
    const ReadLines enough = all.read(200);
    CHECK(enough.lines.size() == 20);
    CHECK(enough.unread == 0);
    Page most(20, 0, 20);
    const ReadLines short_of_one = most.read(190);
    CHECK(short_of_one.lines.size() == 19);
    CHECK(short_of_one.unread == 1);
    CHECK_FALSE(short_of_one.is_noise);
    CHECK(most.order.back() == 18);  // from the top
}

TEST_CASE("a page that makes no sense gets a sixth of the budget, its sample included") {
    Page page(600, 0, 0);
    const ReadLines read = page.read(6000);
    CHECK(read.is_noise);
    CHECK(read.lines.size() == 100);
    CHECK(read.unread == 500);
    for (std::size_t i = 1; i < read.lines.size(); ++i) {
        CHECK(read.lines[i - 1].line.region < read.lines[i].line.region);
    }
}

TEST_CASE("a table below a photograph is read before the photograph") {
    Page page(600, 500, 600);
    const ReadLines read = page.read(12000);
    CHECK(read.is_noise);
    std::size_t of_table = 0;
    for (const ReadLine& line : read.lines) {
        of_table += line.line.region >= 500 ? 1U : 0U;
    }
    CHECK(of_table == 100);
    CHECK(read.unread > 0);
}

TEST_CASE("a page of few lines is read as a whole, whatever it says") {
    Page page(80, 0, 0);
    const ReadLines read = page.read(15000);
    CHECK_FALSE(read.is_noise);
    CHECK(read.unread == 0);
    CHECK(page.twice.size() == 80);
}

TEST_CASE("a sure line is not read again") {
    CHECK(Line(30, {}).unsure().empty());
}

TEST_CASE("what is unsure is read again with what stands beside it") {
    const Line line(30, {12});
    const std::vector<Stretch> stretches = line.unsure();
    REQUIRE(stretches.size() == 1);
    CHECK(stretches[0].begin == 8);
    CHECK(stretches[0].end == 17);
    CHECK(stretches[0].core_begin == 12);
    CHECK(stretches[0].core_end == 13);
    // Half way into the paper between two characters.
    CHECK(stretches[0].x0 == 2 + 8 * pitch - (pitch - side) / 2);
    CHECK(stretches[0].x1 == 2 + 16 * pitch + side + (pitch - side) / 2);
}

TEST_CASE("two places near each other are one stretch, far ones are two") {
    const std::vector<Stretch> near = Line(40, {12, 17}).unsure();
    REQUIRE(near.size() == 1);
    CHECK(near[0].core_begin == 12);
    CHECK(near[0].core_end == 18);
    CHECK(Line(60, {10, 45}).unsure().size() == 2);
}

TEST_CASE("a short line is read again as a whole") {
    const Line line(8, {3});
    const std::vector<Stretch> stretches = line.unsure();
    REQUIRE(stretches.size() == 1);
    CHECK(stretches[0].begin == 0);
    CHECK(stretches[0].end == 8);
    CHECK(stretches[0].x0 == line.line.box.x0);
    CHECK(stretches[0].x1 == line.line.box.x1);
}
