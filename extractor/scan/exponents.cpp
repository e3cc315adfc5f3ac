#include "extractor/scan/exponents.h"

#include <cmath>
#include <cstddef>
#include <string>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

constexpr double least_raised = 0.3;  // of the m's height: by so much it ends above the line
constexpr double largest = 1.1;       // of the m's height: a letter of the line is higher
constexpr double least_lead = 0.04;   // of the likeness to one of 2 and 3 over the other
constexpr double as_high = 0.92;      // of a figure: an m is lower

void doubt(ReadSymbol& symbol, std::string other) {
    symbol.doubtful = true;
    symbol.reason = "shape";
    symbol.other = std::move(other);
}

bool is_raised(const PixelBox& box, const PixelBox& letter) {
    return box.width() > 0 && box.y0 < letter.y0 && box.height() <= largest * letter.height() &&
           letter.y1 - box.y1 >= least_raised * letter.height();
}

}  // namespace

void read_exponents(const std::vector<PixelBox>& boxes,
                    const std::function<DigitGuess(const PixelBox&)>& guess,
                    std::vector<ReadSymbol>& symbols) {
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if ((symbols[i].text != "m" && symbols[i].text != "ｍ") || boxes[i].width() == 0) {
            continue;
        }
        if (i + 1 < symbols.size() && is_raised(boxes[i + 1], boxes[i])) {
            const DigitGuess seen = guess(boxes[i + 1]);
            const bool is_square = seen.of('2') >= seen.of('3');
            ReadSymbol& symbol = symbols[i + 1];
            symbol.text = is_square ? "²" : "³";
            if (std::abs(seen.of('2') - seen.of('3')) < least_lead) {
                doubt(symbol, is_square ? "³" : "²");
            } else {
                symbol.doubtful = false;
                symbol.reason.clear();
                symbol.other.clear();
            }
        } else if (i > 0 && is_digit(symbols[i - 1].text) && boxes[i - 1].width() > 0 &&
                   boxes[i].height() >= as_high * boxes[i - 1].height()) {
            doubt(symbols[i], "㎡");
        }
    }
}

}  // namespace tenken::scan
