// ToUnicode CMaps, sound and broken: cases/to_unicode.txt.
#include "extractor/pdf/font/cmap/to_unicode.h"

#include <chrono>

#include "extractor/pdf/font/decoded_text.h"
#include "tests/catch.h"
#include "tests/pdf/font/case_file.h"
#include "tests/pdf/font/font_fixture.h"

using namespace tenken;
using namespace tenken::tests;

namespace {

// As a font would show it: "-" for no reading.
std::string reading(const pdf::ToUnicode& map, std::uint32_t code) {
    const std::u32string text = map.find(code);
    return pdf::judge(text) == pdf::TextQuality::none ? "-" : pdf::presentable(text);
}

}  // namespace

TEST_CASE("ToUnicode CMaps are read as far as they go") {
    for (const Case& item : read_cases("to_unicode.txt")) {
        DYNAMIC_SECTION(item.name) {
            std::string cmap;
            std::size_t line = 0;
            while (line < item.lines.size() && item.lines[line] != "---") {
                cmap += item.lines[line++] + "\n";
            }
            const pdf::ToUnicode map(pdf::parse_cmap(cmap));
            for (++line; line < item.lines.size(); ++line) {
                const std::string& expected = item.lines[line];
                if (expected.empty()) {
                    continue;
                }
                if (expected == "useless") {
                    CHECK(map.useless());
                } else if (expected == "identity") {
                    CHECK(map.identity());
                } else if (expected == "useful") {
                    CHECK_FALSE(map.useless());
                    CHECK_FALSE(map.identity());
                } else {
                    INFO(expected);
                    const std::size_t space = expected.find(' ');
                    const auto code = static_cast<std::uint32_t>(
                        std::stoul(expected.substr(0, space), nullptr, 16));
                    CHECK(reading(map, code) == unescape(expected.substr(space + 1)));
                }
            }
        }
    }
}

TEST_CASE("A ToUnicode CMap with a hundred thousand overlapping ranges takes no time") {
    std::string cmap = "beginbfrange ";
    for (int i = 0; i < 100'000; ++i) {
        cmap += "<0000> <FFFF> <0041> <" + std::string(i % 2 == 0 ? "1000" : "2000") +
                "> <3000> <3042> ";
    }
    cmap += "endbfrange";
    const auto start = std::chrono::steady_clock::now();
    const pdf::ToUnicode map(pdf::parse_cmap(cmap));
    CHECK(reading(map, 0x2000) == "あ");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
