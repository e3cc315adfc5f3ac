// Paths as samples: cases in cases/ink.txt, how dark a point is by hand.
#include "extractor/pdf/content/ink_sheet.h"

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.h"

using namespace tenken;

namespace {

/// The sample that a point of the page lies in.
int sample_at(const extractor::Picture& picture, double x, double y) {
    const auto column =
        static_cast<long>(x / picture.place[0] * static_cast<double>(picture.width));
    const auto row = static_cast<long>(y / picture.place[5] * static_cast<double>(picture.height));
    return static_cast<unsigned char>(
        picture.data.at(static_cast<std::size_t>(row * picture.width + column)));
}

pdf::Contour read_contour(std::istringstream& in) {
    pdf::Contour contour;
    double x = 0;
    double y = 0;
    while (in >> x >> y) {
        contour.push_back({x, y});
    }
    return contour;
}

}  // namespace

TEST_CASE("areas are drawn as they look") {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/pdf/cases/ink.txt");
    REQUIRE(file);
    std::string name;
    pdf::InkSheet sheet(72, 72);
    extractor::Picture picture;
    std::vector<pdf::Contour> contours;
    std::size_t checked = 0;
    for (std::string line; std::getline(file, line);) {
        std::istringstream in(line);
        std::string key;
        in >> key;
        if (key == "===") {
            name = line;
            sheet = pdf::InkSheet(72, 72);
            picture = {};
        } else if (key == "path:") {
            contours.push_back(read_contour(in));
        } else if (key == "stroke:") {
            double half = 0;
            in >> half;
            const pdf::Contour ends = read_contour(in);
            contours.push_back(pdf::stroke_outline(ends.at(0), ends.at(1), half));
        } else if (key == "fill:") {
            std::string rule;
            int grey = 0;
            pdf::Rectangle clip{0, 0, 72, 72};
            in >> rule >> grey >> clip.x0 >> clip.y0 >> clip.x1 >> clip.y1;
            if (!in) {
                clip = {0, 0, 72, 72};
            }
            sheet.fill(contours, rule == "even-odd", static_cast<std::uint8_t>(grey), clip);
            contours.clear();
        } else if (key == "grey:") {
            INFO(name << ": " << line);
            if (picture.data.empty()) {
                picture = sheet.take();
                REQUIRE(!picture.data.empty());
            }
            double x = 0;
            double y = 0;
            int wanted = 0;
            int tolerance = 0;
            in >> x >> y >> wanted >> tolerance;
            CHECK(std::abs(sample_at(picture, x, y) - wanted) <= tolerance);
            ++checked;
        } else if (key == "nothing") {
            CHECK(sheet.empty());
            ++checked;
        }
    }
    CHECK(checked > 20);
}

TEST_CASE("a page of nothing but drawing costs a bounded amount of work") {
    pdf::InkSheet sheet(595, 842);
    pdf::Contour comb;
    for (int i = 0; i < 4000; ++i) {
        comb.push_back({i * 0.1, i % 2 == 0 ? 0.0 : 842.0});
    }
    for (int i = 0; i < 200 && !sheet.exhausted(); ++i) {
        sheet.fill({comb}, true, 0, {0, 0, 595, 842});
    }
    CHECK(sheet.exhausted());
}

TEST_CASE("a page of odd sides has no more samples than any other") {
    for (const auto& [width, height] :
         {std::pair(1e9, 1e-3), {1e-3, 1e9}, {1e7, 1e7}, {1.0, 1.0}}) {
        pdf::InkSheet sheet(width, height);
        sheet.fill({{{0, 0}, {width, 0}, {width, height}, {0, height}}}, false, 0,
                   {0, 0, width, height});
        const extractor::Picture picture = sheet.take();
        CHECK(picture.width <= 60'000);
        CHECK(picture.height <= 60'000);
        CHECK(picture.data.size() <= 36'100'000);
    }
}
