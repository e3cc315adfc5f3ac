// Any bytes as a file. The seeds are files without a cross-reference table, so that what a mutation
// does to an object is looked at and not lost to an offset that is off by one.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "tests/fuzz/pdf_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tenken;
    constexpr int most_pages = 8;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    try {
        pdf::Document document(bytes, "file");
        TENKEN_REQUIRE(document.page_count() > 0);
        for (int number = 1; number <= std::min(document.page_count(), most_pages); ++number) {
            fuzz::check_page(document.page(number));
        }
        for (const auto& picture : document.pictures(1, true).pictures) {
            TENKEN_REQUIRE(picture.width > 0 && picture.height > 0);
            const bool whole = picture.data.size() == static_cast<std::size_t>(picture.width) *
                                                          static_cast<std::size_t>(picture.height);
            TENKEN_REQUIRE(picture.coding != extractor::Picture::Coding::grey || whole);
        }
    } catch (const schema::InputError&) {
    }
    return 0;
}
