// What is proposed for doubtful characters: cases in cases/proposals.txt, expected by hand.
#include <fstream>
#include <string>
#include <vector>

#include "extractor/proposals/propose_readings.h"
#include "schema/text.h"
#include "tests/catch.h"

using namespace tenken;

namespace {

struct ProposalCase {
    std::string name;
    std::vector<std::string> lines;
    std::vector<std::string> expected;
};

std::vector<ProposalCase> read_cases() {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/scan/cases/proposals.txt");
    REQUIRE(file);
    std::vector<ProposalCase> cases;
    for (std::string line; std::getline(file, line);) {
        constexpr std::string_view proposed = "proposed: ";
        if (line.starts_with("=== ")) {
            cases.push_back({line.substr(4), {}, {}});
        } else if (line.starts_with(proposed)) {
            cases.back().expected.push_back(line.substr(proposed.size()));
        } else if (!line.empty() && line.front() != '#') {
            cases.back().lines.push_back(line);
        }
    }
    return cases;
}

/// One line of ten-point characters; what stands in braces is doubtful.
void add_line(const std::string& marked, double y, scan::ReadPage& page) {
    double x = 0;
    for (std::size_t at = 0; at < marked.size();) {
        std::string text;
        std::string other;
        const bool doubtful = marked[at] == '{';
        if (doubtful) {
            const std::size_t end = marked.find('}', at);
            const std::string inside = marked.substr(at + 1, end - at - 1);
            const std::size_t bar = inside.find('|');
            text = inside.substr(0, bar);
            other = bar == std::string::npos ? "" : inside.substr(bar + 1);
            at = end + 1;
        } else {
            schema::append_utf8(text, schema::next_code_point(marked, at));
        }
        extractor::Glyph glyph;
        glyph.text = text;
        glyph.box = {x, y, x + 10, y + 10};
        glyph.size = 10;
        page.page.glyphs.push_back(glyph);
        if (doubtful) {
            page.doubts.push_back({glyph.box, text, other, "readings-differ", 70});
        }
        x += 10;
    }
}

}  // namespace

TEST_CASE("proposed readings") {
    for (const ProposalCase& test : read_cases()) {
        INFO(test.name);
        std::map<int, scan::ReadPage> pages;
        double y = 0;
        for (const std::string& line : test.lines) {
            add_line(line, y += 20, pages[1]);
        }
        std::vector<std::string> found;
        const auto proposals =
            extractor::propose_readings(pages, extractor::built_in_confusables(),
                                        [](std::string_view text) { return text == "担当課"; });
        for (const auto& [number, list] : proposals) {
            for (const extractor::Proposal& one : list) {
                CHECK(one.doubt.reason == "vocabulary");
                found.push_back(one.doubt.read + " -> " + one.doubt.other + " " + one.source + " " +
                                one.word);
            }
        }
        CHECK(found == test.expected);
    }
}
