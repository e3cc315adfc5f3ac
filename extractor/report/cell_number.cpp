#include "extractor/report/cell_number.h"

namespace tenken::report {
namespace {

// ▲ 1,234,567,890.12 百万円／月 in full width, broken over lines, has under 80 bytes.
constexpr std::size_t longest_number = 96;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_full_width_digit(std::string_view text) {
    return text.size() > 2 && text[1] == '\xBC' && text[2] >= '\x90' && text[2] <= '\x99';
}

}  // namespace

bool may_hold_digits(std::string_view text) {
    // Full width digits are EF BC 90 to EF BC 99; circled and other digits begin with E2.
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_digit(text[at]) || (text[at] == '\xEF' && is_full_width_digit(text.substr(at)))) {
            return true;
        }
    }
    return false;
}

bool is_plain_figure(std::string_view text) {
    constexpr std::size_t longest = 15;
    std::size_t digits = 0;  // since the beginning or the last comma
    bool grouped = false;
    for (const char c : text.substr(0, longest + 1)) {
        if (is_digit(c)) {
            ++digits;
        } else if (c == ',' && digits > 0 && (grouped ? digits == 3 : digits <= 3)) {
            grouped = true;
            digits = 0;
        } else {
            return false;
        }
    }
    const bool code = text.starts_with('0');  // 007; the thorough way knows what a lone zero is
    return digits > 0 && text.size() <= longest && (!grouped || digits == 3) && !code;
}

std::optional<schema::Quantity> cell_number(std::string_view text, std::string_view unit) {
    if (text.empty() || text.size() > longest_number) {
        return std::nullopt;
    }
    const bool kanji_amount = text.find("円") != std::string_view::npos;
    if (!may_hold_digits(text) && !kanji_amount) {
        return std::nullopt;
    }
    return schema::parse_cell_quantity(text, unit);
}

}  // namespace tenken::report
