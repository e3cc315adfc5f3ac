// The quick answer about figures is never another than the thorough one.

#include <cstdint>
#include <string>

#include "extractor/report/cell_number.h"
#include "tests/catch.h"

TEST_CASE("a plain figure is a number", "[report]") {
    using tenken::report::is_plain_figure;
    for (const char* text : {"29", "2019", "1,234", "1,234,567", "12,345,678"}) {
        INFO(text);
        CHECK(is_plain_figure(text));
    }
    for (const char* text : {"", "0", "007", ",", "1,", ",123", "12,34", "1234,567", "1,2345",
                             "1.5", "-3", "３", "12 ", "1,234,56", "1234567890123456"}) {
        INFO(text);
        CHECK_FALSE(is_plain_figure(text));
    }
    std::uint64_t state = 7;
    int plain = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        state = state * 6364136223846793005U + 1442695040888963407U;
        for (std::uint64_t rest = state >> 20U; text.size() < 1 + (state >> 60U); rest /= 11) {
            text += "0123456789,"[rest % 11];
        }
        if (is_plain_figure(text)) {
            ++plain;
            INFO(text);
            CHECK(tenken::report::cell_number(text, {}).has_value());
        }
    }
    CHECK(plain > 1000);
}
