#include "rules/sums/figure.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "schema/quantity.h"

namespace tenken::rules {

bool may_be_equal(const Figure& one, const Figure& other) {
    for (const Convention convention : {Convention::round, Convention::truncate}) {
        if (one.shown(convention).meets(other.shown(convention))) {
            return true;
        }
    }
    return false;
}

std::string key_of(const schema::Place& place, const std::string& otherwise) {
    if (place.page == 0 || place.box.empty()) {
        return otherwise;
    }
    std::string key = "page " + std::to_string(place.page);
    for (const double edge : {place.box.x0, place.box.y0, place.box.x1, place.box.y1}) {
        key += ' ' + std::to_string(std::lround(edge * 10));
    }
    return key;
}

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

std::string as_beside(const schema::Decimal& base_value, const Figure& figure) {
    const bool kanji = figure.unit == "円" && (figure.printed.find("億") != std::string::npos ||
                                               figure.printed.find("万") != std::string::npos);
    const schema::Decimal whole = base_value.reduced();
    if (!kanji || whole.scale() > 0 || whole.abs() < schema::Decimal(10000)) {
        const bool beside = !figure.unit.empty() && figure.printed.size() > figure.unit.size() &&
                            figure.printed.compare(figure.printed.size() - figure.unit.size(),
                                                   figure.unit.size(), figure.unit) == 0;
        return in_unit(base_value, figure.unit, figure.step) + (beside ? figure.unit : "");
    }
    std::int64_t rest = whole.abs().shifted(0).coefficient();
    std::string text = whole.is_negative() ? "-" : "";
    for (const auto& [unit, name] : {std::pair<std::int64_t, const char*>(100000000, "億"),
                                     std::pair<std::int64_t, const char*>(10000, "万")}) {
        if (rest >= unit) {
            text += grouped(schema::Decimal(rest / unit)) + name;
            rest %= unit;
        }
    }
    return text + (rest != 0 ? grouped(schema::Decimal(rest)) : "") + "円";
}

std::string in_unit(const schema::Decimal& base_value, const std::string& unit,
                    const schema::Decimal& step) {
    const int power = schema::unit_scale(unit).power;
    const int decimals = step.shifted(-power).reduced().scale();
    return grouped(base_value.shifted(-power).reduced() + schema::Decimal(0, decimals));
}

}  // namespace tenken::rules
