// Every case of tests/layout/cases: pages in, blocks out.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "extractor/layout/document.h"
#include "tests/catch.h"
#include "tests/layout/expectation.h"
#include "tests/layout/page_file.h"

using namespace tenken;

namespace {

std::string joined(const std::vector<std::string>& entries) {
    std::string out;
    for (const std::string& entry : entries) {
        out += entry + "\n";
    }
    return out;
}

std::vector<std::filesystem::path> cases() {
    std::vector<std::filesystem::path> out;
    for (const auto& file :
         std::filesystem::directory_iterator(TENKEN_SOURCE_DIR "/tests/layout/cases")) {
        if (file.path().extension() == ".page") {
            out.push_back(file.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("cases of pages") {
    const auto all = cases();
    REQUIRE(all.size() > 30);
    for (const auto& page_file : all) {
        DYNAMIC_SECTION(page_file.stem().string()) {
            const tests::Expectation expected = tests::read_expectation(
                std::filesystem::path(page_file).replace_extension(".expect").string());
            std::vector<layout::PageLayout> pages;
            std::vector<std::string> found;
            for (const extractor::Page& page : tests::read_pages(page_file.string())) {
                pages.push_back(layout::analyse(page));
                for (std::string& entry : tests::described(pages.back().blocks)) {
                    found.push_back(std::move(entry));
                }
            }
            if (!expected.pages.empty()) {
                CHECK(joined(found) == joined(expected.pages));
            }
            if (expected.has_document) {
                CHECK(joined(tests::described(layout::join(std::move(pages)))) ==
                      joined(expected.document));
            }
        }
    }
}
