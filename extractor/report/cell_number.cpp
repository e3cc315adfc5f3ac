#include "extractor/report/cell_number.h"

#include <algorithm>

namespace tenken::report {
namespace {

// ▲ 1,234,567,890.12 百万円／月 in full width, broken over lines, has under 80 bytes.
constexpr std::size_t longest_number = 96;

}  // namespace

bool may_hold_digits(std::string_view text) {
    // Full width digits are EF BC 90 to EF BC 99; circled and other digits begin with E2.
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '\xEF'; });
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
