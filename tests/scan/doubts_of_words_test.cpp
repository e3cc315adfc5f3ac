// Which doubts no figure rests on. A line of characters of 10 points each; the doubt is on one of
// them.
#include "extractor/doubts_of_words.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace tenken;

namespace {

struct Spot {
    std::vector<std::string> line;
    std::size_t at;  ///< which of them is doubtful
    std::string other;
    std::string reason = "readings-differ";
};

bool is_of_words(const Spot& spot, bool vertical = false) {
    extractor::Page page;
    scan::Doubt doubt;
    for (std::size_t i = 0; i < spot.line.size(); ++i) {
        const double from = 100 + 10.0 * static_cast<double>(i);
        extractor::Glyph glyph;
        glyph.text = spot.line[i];
        glyph.size = 10;
        glyph.vertical = vertical;
        glyph.box =
            vertical ? schema::Box{50, from, 60, from + 10} : schema::Box{from, 50, from + 10, 60};
        page.glyphs.push_back(glyph);
        if (i == spot.at) {
            doubt.box = glyph.box;
            doubt.read = glyph.text;
        }
    }
    doubt.other = spot.other;
    doubt.reason = spot.reason;
    return extractor::concerns_words(page, doubt);
}

}  // namespace

TEST_CASE("a character of a word, far from figures") {
    CHECK(is_of_words({{"札", "発", "事", "業"}, 0, "啓"}));
    CHECK(is_of_words({{"札", "発", "事", "業"}, 0, "啓"}, true));
    CHECK(is_of_words({{"札", "発", "事", "業", "5", "件"}, 0, "啓"}));
    CHECK(is_of_words({{"札", "発"}, 0, "", "confidence"}));
}

TEST_CASE("a figure within two characters") {
    CHECK_FALSE(is_of_words({{"札", "発", "5", "件"}, 0, ""}));
    CHECK_FALSE(is_of_words({{"5", "札", "発"}, 2, ""}));
    CHECK_FALSE(is_of_words({{"5", "札"}, 1, ""}, true));
    CHECK_FALSE(is_of_words({{"札", "▲"}, 0, ""}));
}

TEST_CASE("what is or may be of a figure itself") {
    CHECK_FALSE(is_of_words({{"3", "件"}, 0, "8"}));
    CHECK_FALSE(is_of_words({{"札", "発", "事", "業"}, 0, "5"}));
    CHECK_FALSE(is_of_words({{"三", "つ", "の", "柱"}, 0, ""}));
    CHECK_FALSE(is_of_words({{"ー", "つ", "の", "柱"}, 0, ""}));
    CHECK_FALSE(is_of_words({{"S", "発", "事", "業"}, 0, ""}));
    CHECK_FALSE(is_of_words({{"令", "和", "年"}, 2, "", "shape"}));
    CHECK_FALSE(is_of_words({{"召", "年", "度", "実", "績"}, 0, ""}));
    CHECK(is_of_words({{"召", "度", "年", "実", "績"}, 4, ""}));
    CHECK_FALSE(is_of_words({{"中"}, 0, ""}));
}

TEST_CASE("a kana that a digit is taken for is one of a word within words only") {
    CHECK(is_of_words({{"取", "り", "組"}, 1, ""}));
    CHECK_FALSE(is_of_words({{"り"}, 0, ""}));
    CHECK_FALSE(is_of_words({{"り", "件", "数"}, 0, ""}));
}
