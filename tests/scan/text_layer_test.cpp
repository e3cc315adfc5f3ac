// Hidden text against our reading: cases in cases/text_layer.txt, with what is expected by hand.
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "extractor/text_layer/compare.h"
#include "extractor/upright.h"
#include "schema/text.h"
#include "tests/catch.h"

using namespace tenken;
using extractor::Glyph;
using extractor::Ruling;

namespace {

using Pair = std::pair<std::string, std::string>;

struct LayerCase {
    std::string name;
    double skew = 0;
    std::vector<Pair> rows;
    std::vector<Pair> layer;
    std::string below;
    std::string layer_below;
    int agreement = 0;
    int confidence = -1;
    std::vector<Pair> doubts;
};

Pair split(const std::string& text) {
    const std::size_t bar = text.find('|');
    return {std::string(schema::trim(text.substr(0, bar))),
            bar == std::string::npos ? "" : std::string(schema::trim(text.substr(bar + 1)))};
}

std::vector<LayerCase> read_cases() {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/scan/cases/text_layer.txt");
    REQUIRE(file);
    std::vector<LayerCase> cases;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("=== ")) {
            cases.push_back({});
            cases.back().name = line.substr(4);
        }
        const std::size_t colon = line.find(':');
        if (line.empty() || line.front() == '#' || line.starts_with("===") ||
            colon == std::string::npos) {
            continue;
        }
        const std::string key = line.substr(0, colon);
        const std::string value(schema::trim(line.substr(colon + 1)));
        LayerCase& one = cases.back();
        if (key == "row") {
            one.rows.push_back(split(value));
        } else if (key == "layer") {
            one.layer.push_back(split(value));
        } else if (key == "doubt") {
            one.doubts.push_back(split(value));
        } else if (key == "below") {
            one.below = value;
        } else if (key == "layer-below") {
            one.layer_below = value;
        } else if (key == "agreement") {
            one.agreement = std::stoi(value);
        } else if (key == "confidence") {
            one.confidence = std::stoi(value);
        } else if (key == "skew") {
            one.skew = std::stod(value);
        } else {
            FAIL("unknown key " << key);
        }
    }
    return cases;
}

constexpr double left = 60;
constexpr double top = 80;
constexpr double wide = 160;
constexpr double high = 20;
constexpr double size = 10;

void add_text(const std::string& text, double x, double y, int confidence,
              std::vector<Glyph>& out) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const bool narrow = schema::next_code_point(text, at) < 0x80;
        Glyph glyph;
        glyph.text = text.substr(begin, at - begin);
        glyph.box = {x, y, x + (narrow ? size / 2 : size), y + size};
        glyph.baseline = static_cast<float>(y + 0.88 * size);
        glyph.size = static_cast<float>(size);
        glyph.advance = static_cast<float>(glyph.box.width());
        glyph.confidence = static_cast<std::uint8_t>(confidence);
        glyph.order = static_cast<std::uint32_t>(out.size());
        x = glyph.box.x1;
        out.push_back(glyph);
    }
}

std::vector<Glyph> glyphs_of(const std::vector<Pair>& rows, const std::string& below,
                             int confidence) {
    std::vector<Glyph> glyphs;
    double y = top + 5;
    for (const Pair& row : rows) {
        add_text(row.first, left + 5, y, confidence, glyphs);
        add_text(row.second, left + wide + 5, y, confidence, glyphs);
        y += high;
    }
    add_text(below, left, y + 60, confidence, glyphs);
    return glyphs;
}

Ruling ruling(bool horizontal, double position, double begin, double end) {
    Ruling line;
    line.horizontal = horizontal;
    line.position = static_cast<float>(position);
    line.begin = static_cast<float>(begin);
    line.end = static_cast<float>(end);
    line.thickness = 0.5F;
    return line;
}

}  // namespace

TEST_CASE("hidden text is compared with what was read, cell by cell") {
    for (const LayerCase& one : read_cases()) {
        INFO(one.name);
        scan::ReadPage reading;
        extractor::Page& page = reading.page;
        page.number = 1;
        page.width = 595;
        page.height = 842;
        page.glyphs = glyphs_of(one.rows, one.below, 80);
        const double bottom = top + high * static_cast<double>(one.rows.size());
        for (std::size_t i = 0; i <= one.rows.size(); ++i) {
            page.rulings.push_back(
                ruling(true, top + high * static_cast<double>(i), left, left + 2 * wide));
        }
        for (int i = 0; i <= 2; ++i) {
            page.rulings.push_back(ruling(false, left + wide * i, top, bottom));
        }
        reading.skew = one.skew;
        std::vector<Glyph> layer = glyphs_of(one.layer, one.layer_below, 100);
        for (Glyph& glyph : layer) {
            const schema::Box upright = glyph.box;
            glyph.box = extractor::as_it_lies(reading, upright);
            glyph.baseline += static_cast<float>(glyph.box.y0 - upright.y0);
            glyph.angle = static_cast<std::int16_t>(one.skew);
            glyph.hidden = true;
        }
        extractor::Page compared = page;
        const extractor::LayerComparison result = compare_layer(layer, reading, compared);
        CHECK(result.agreement == one.agreement);
        if (one.confidence >= 0) {
            CHECK(result.confidence == one.confidence);
        }
        std::vector<Pair> doubts;
        for (const scan::Doubt& doubt : result.doubts) {
            CHECK(doubt.reason == "text-layer");
            CHECK(doubt.box.width() > 0);
            doubts.emplace_back(doubt.read, doubt.other);
        }
        CHECK(doubts == one.doubts);
    }
}
