#include "extractor/layout/figures.h"

#include <algorithm>
#include <cstddef>

#include "extractor/layout/characters.h"
#include "schema/simple_forms.h"
#include "schema/text.h"

namespace tenken::layout {

bool is_figure(std::string_view text) {
    int digits = 0;
    int letters = 0;
    int marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = schema::next_code_point(text, at);
        if ((c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９')) {
            ++digits;
        } else if (is_word_character(c)) {
            ++letters;
        } else if (!schema::is_white_space(c)) {
            ++marks;
        }
    }
    if (digits > 0) {
        return letters <= digits && letters <= 4;
    }
    // A dash, …, ×, n/a: what stands where there is no number.
    return (letters == 0 && marks > 0 && marks <= 3) || text == "n/a" || text == "n.a." ||
           text == "N/A" || text == "NA";
}

std::optional<long> thousandths(std::string_view text) {
    constexpr int places = 3;
    constexpr std::size_t longest = 12;
    long value = 0;
    int behind = -1;  // digits behind the point, -1 before it
    bool negative = false;
    bool digits = false;
    if (text.size() > longest) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            digits = true;
            if (behind < places) {
                value = value * 10 + (c - '0');
                behind += behind >= 0 ? 1 : 0;
            }
        } else if (c == '.' && behind < 0) {
            behind = 0;
        } else if (c == '-' && i == 0) {
            negative = true;
        } else if (!(c == ',' && behind < 0) && !(c == '%' && i + 1 == text.size())) {
            return std::nullopt;
        }
    }
    const bool year = behind < 0 && value >= 1900 && value <= 2100 && text.size() == 4;
    if (!digits || year) {
        return std::nullopt;
    }
    for (int i = std::max(behind, 0); i < places; ++i) {
        value *= 10;
    }
    return negative ? -value : value;
}

}  // namespace tenken::layout
