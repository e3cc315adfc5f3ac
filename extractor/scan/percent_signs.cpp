#include "extractor/scan/percent_signs.h"

#include <cstdlib>
#include <string>

#include "extractor/scan/figure_characters.h"

namespace tenken::scan {

namespace {

constexpr double same_height = 0.16;  // digits of one figure differ by no more than this share

bool is_figure_part(const std::string& text) {
    return is_digit(text) || text == "." || text == ",";
}

void doubt(ReadSymbol& symbol, const char* other) {
    symbol.doubtful = true;
    symbol.reason = "shape";
    if (*other != '\0') {
        symbol.other = other;
    }
}

}  // namespace

bool are_as_high(const PixelBox& a, const PixelBox& b) {
    return a.width() > 0 && b.width() > 0 &&
           std::abs(a.height() - b.height()) <= 1 + same_height * b.height() &&
           std::abs(a.y1 - b.y1) <= 1 + same_height * b.height();
}

void doubt_percent_signs(const std::vector<PixelBox>& ink, std::vector<ReadSymbol>& symbols) {
    const auto text = [&](std::size_t i) -> const std::string& { return symbols[i].text; };
    for (std::size_t i = 1; i + 1 < symbols.size(); ++i) {
        const bool is_last = i + 2 == symbols.size() || !is_figure_part(text(i + 2));
        if (text(i) != "9" || (text(i + 1) != "6" && text(i + 1) != "9") || !is_last ||
            !is_figure_part(text(i - 1))) {
            continue;
        }
        const PixelBox& first = ink[i];
        const PixelBox& second = ink[i + 1];
        const PixelBox& before = ink[is_digit(text(i - 1)) || i < 2 ? i - 1 : i - 2];
        if (!are_as_high(first, before) || !are_as_high(second, before) || second.x0 <= first.x1) {
            doubt(symbols[i], "%");
            doubt(symbols[i + 1], "");
        }
    }
}

}  // namespace tenken::scan
