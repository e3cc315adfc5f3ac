#include "extractor/scan/words_in_figures.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

bool may_be_narrow(const std::string& text) {
    static constexpr std::string_view narrow =
        "りしトイリノくミィっッょョュうらヨユコロ」「日目月自白円口国四";
    return narrow.find(text) != std::string_view::npos;
}

bool stands_among_figures(const std::vector<ReadSymbol>& symbols,
                          const std::vector<PixelBox>& boxes, std::size_t i) {
    static constexpr std::string_view between[] = {"-", "－", "‐", "(", ")", "（", "）", "/"};
    for (std::size_t k = 0; k < symbols.size(); ++k) {
        const std::string& text = symbols[k].text;
        const bool is_figure =
            is_figure_character(text) ||
            std::find(std::begin(between), std::end(between), text) != std::end(between);
        if (k != i && !is_figure && boxes[k].width() > 0) {
            return false;
        }
    }
    return true;
}

bool closes_nothing(const std::vector<ReadSymbol>& symbols, std::size_t i) {
    static constexpr std::string_view closing[] = {"]", "|", "}", "!"};
    return std::find(std::begin(closing), std::end(closing), symbols[i].text) !=
               std::end(closing) &&
           std::none_of(symbols.begin(), symbols.end(), [](const ReadSymbol& symbol) {
               return symbol.text == "[" || symbol.text == "{" || symbol.text == "［";
           });
}

void read_plus(std::vector<ReadSymbol>& symbols) {
    for (std::size_t i = 1; i + 1 < symbols.size(); ++i) {
        const std::string& before = symbols[i - 1].text;
        const std::string& after = symbols[i + 1].text;
        const bool is_between =
            (after == "(" || after == "（") && (before == ")" || before == "）");
        if (symbols[i].text == "十" && is_between) {
            symbols[i].doubtful = true;
            symbols[i].reason = "readings-differ";
            symbols[i].other = std::exchange(symbols[i].text, "＋");
        }
    }
}

}  // namespace tenken::scan
