#include "rules/sums/figure.h"

#include <algorithm>

#include "schema/quantity.h"

namespace tenken::rules {

std::string grouped(const schema::Decimal& value) {
    const std::string digits = value.to_string();
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string result;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > first && i < point && (point - i) % 3 == 0) {
            result += ',';
        }
        result += digits[i];
    }
    return result;
}

std::string in_unit(const schema::Decimal& base_value, const std::string& unit) {
    return grouped(base_value.shifted(-schema::unit_scale(unit).power).reduced());
}

}  // namespace tenken::rules
