// Rulings in pictures that are drawn here: cases/rulings.txt.
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extractor/scan/find_rulings.h"
#include "tests/catch.h"

using namespace tenken::scan;

namespace {

struct Expected {
    bool is_there = true;
    PixelLine line;
};

class Drawing {
  public:
    Drawing() : grey_(own(pixCreate(900, 300, 8))) { pixSetAllGray(grey_.get(), 255); }

    void draw(const std::string& what, std::vector<int> n) {
        if (what == "times") {
            for (int i = 1; i <= n.at(0); ++i) {
                std::vector<int> moved = last_;
                moved[0] += i * n.at(1);
                moved[1] += i * n.at(2);
                draw_one(last_kind_, moved);
            }
            return;
        }
        draw_one(what, n);
        last_kind_ = what;
        last_ = std::move(n);
    }

    FoundLines rulings() const {
        const PixPtr ink = own(pixThresholdToBinary(grey_.get(), 150));
        const PixPtr not_paper = own(pixThresholdToBinary(grey_.get(), 215));
        return find_rulings(ink.get(), not_paper.get(), grey_.get(), 200);
    }

  private:
    void draw_one(const std::string& what, const std::vector<int>& n) {
        if (what == "rect") {
            fill(n.at(0), n.at(1), n.at(2), n.at(3), n.at(4));
        } else if (what == "across" || what == "down") {
            const bool level = what == "across";
            for (int at = 0; at + n.at(4) <= n.at(2); at += n.at(4) + n.at(5)) {
                fill(n.at(0) + (level ? at : 0), n.at(1) + (level ? 0 : at),
                     level ? n.at(4) : n.at(3), level ? n.at(3) : n.at(4), n.at(6));
            }
        } else {  // words: an upright and two level strokes a letter
            const int high = n.at(3);
            for (int x = 0; x + high * 3 / 4 <= n.at(2); x += high) {
                fill(n.at(0) + x + high / 3, n.at(1), 3, high, 0);
                fill(n.at(0) + x, n.at(1) + high / 4, high * 3 / 4, 3, 0);
                fill(n.at(0) + x, n.at(1) + high * 3 / 4, high * 3 / 4, 3, 0);
            }
        }
    }

    void fill(int x, int y, int width, int height, int level) {
        Box* box = boxCreate(x, y, width, height);
        pixSetInRectArbitrary(grey_.get(), box, static_cast<l_uint32>(level));
        boxDestroy(&box);
    }

    PixPtr grey_;
    std::string last_kind_;
    std::vector<int> last_;
};

bool is_near(double a, double b) {
    constexpr double slack = 4;
    return std::abs(a - b) <= slack;
}

bool is_met(const Expected& expected, const FoundLines& found) {
    for (const PixelLine& line : found.lines) {
        const bool there = line.horizontal == expected.line.horizontal &&
                           is_near(line.position, expected.line.position);
        if (there && expected.is_there && is_near(line.begin, expected.line.begin) &&
            is_near(line.end, expected.line.end)) {
            return true;
        }
        const double middle = (line.begin + line.end) / 2;
        if (there && !expected.is_there && middle > expected.line.begin &&
            middle < expected.line.end) {
            return false;
        }
    }
    return !expected.is_there;
}

}  // namespace

TEST_CASE("rulings that are thin, broken or dotted") {
    std::ifstream cases(std::string(TENKEN_SOURCE_DIR) + "/tests/scan/cases/rulings.txt");
    REQUIRE(cases);
    std::string name;
    Drawing drawing;
    FoundLines found;
    bool is_drawn = false;
    for (std::string text; std::getline(cases, text);) {
        std::istringstream words(text);
        std::string kind;
        if (!(words >> kind) || kind[0] == '#') {
            continue;
        }
        if (kind == "case") {
            std::getline(words, name);
            drawing = Drawing();
            is_drawn = false;
            continue;
        }
        Expected expected;
        std::string direction;
        if (kind == "line" || kind == "none") {
            words >> direction >> expected.line.position >> expected.line.begin >>
                expected.line.end;
            expected.is_there = kind == "line";
            expected.line.horizontal = direction == "across";
            if (!is_drawn) {
                found = drawing.rulings();
                is_drawn = true;
            }
            INFO(name << ": " << text);
            CHECK(is_met(expected, found));
            continue;
        }
        std::vector<int> numbers;
        for (int number = 0; words >> number;) {
            numbers.push_back(number);
        }
        drawing.draw(kind, numbers);
    }
}
