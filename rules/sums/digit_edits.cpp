#include "rules/sums/digit_edits.h"

#include <optional>

namespace tenken::rules {

using schema::Decimal;

namespace {

/// Digits without sign and point put back together with those of `like`.
std::optional<Decimal> rebuilt(const std::string& digits, const Decimal& like) {
    if (digits.empty() || digits.size() > 18 || (digits.size() > 1 && digits.front() == '0')) {
        return std::nullopt;
    }
    const auto whole = Decimal::parse(digits);
    if (!whole) {
        return std::nullopt;
    }
    const Decimal value(whole->coefficient(), like.scale());
    return like.is_negative() ? -value : value;
}

}  // namespace

bool try_digit_edits(const Decimal& printed, DigitEdit edit,
                     const std::function<bool(const Decimal&)>& accept) {
    const std::string digits = Decimal(printed.abs().coefficient()).to_string();
    // Of a number of one digit every other number is one digit away: that says nothing.
    if (digits.size() < 2) {
        return false;
    }
    const auto tried = [&](const std::string& other) {
        const auto value = other == digits ? std::nullopt : rebuilt(other, printed);
        return value && accept(*value);
    };
    for (std::size_t i = 0; i <= digits.size(); ++i) {
        std::string other = digits;
        switch (edit) {
            case DigitEdit::transposed:
                if (i + 1 >= digits.size()) {
                    return false;
                }
                std::swap(other[i], other[i + 1]);
                if (tried(other)) {
                    return true;
                }
                break;
            case DigitEdit::too_many:
                if (i >= digits.size() || digits.size() == 1) {
                    return false;
                }
                if (tried(other.erase(i, 1))) {
                    return true;
                }
                break;
            case DigitEdit::lost:
                for (char digit = '0'; digit <= '9'; ++digit) {
                    std::string longer = digits;
                    if (tried(longer.insert(i, 1, digit))) {
                        return true;
                    }
                }
                break;
            case DigitEdit::changed:
                for (char digit = '0'; i < digits.size() && digit <= '9'; ++digit) {
                    other[i] = digit;
                    if (tried(other)) {
                        return true;
                    }
                }
                break;
        }
    }
    return false;
}

}  // namespace tenken::rules
