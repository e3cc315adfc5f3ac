#include "schema/decimal.h"

#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace tenken::schema {
namespace {

// Far more than any report prints; keeps to_string and the loops below short whatever comes in.
constexpr int max_scale = 36;
constexpr std::size_t max_digits = 18;

constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        if (i + 1 < powers.size()) {
            power *= 10;
        }
    }
    return powers;
}();

[[noreturn]] void overflow() {
    throw std::overflow_error("decimal out of range");
}

bool fits_power(int power) {
    return power >= 0 && power < static_cast<int>(powers_of_ten.size());
}

/// value x 10^power into `result`; false if it does not fit.
bool scale_up(std::int64_t value, int power, std::int64_t& result) {
    if (value == 0) {
        result = 0;
        return true;
    }
    return fits_power(power) &&
           !__builtin_mul_overflow(value, powers_of_ten[static_cast<std::size_t>(power)], &result);
}

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                     : static_cast<std::uint64_t>(value);
}

/// Brings a scale into 0..max_scale without changing the value.
Decimal normalized(std::int64_t coefficient, int scale) {
    if (scale < 0) {
        // -scale of the least int would not fit, but no power that large fits either.
        std::int64_t scaled = 0;
        const int power = scale < -max_scale ? max_scale : -scale;
        if (!scale_up(coefficient, power, scaled)) {
            overflow();
        }
        return Decimal(scaled, 0);
    }
    while (scale > max_scale && coefficient % 10 == 0) {
        if (coefficient == 0) {
            return Decimal(0, max_scale);
        }
        coefficient /= 10;
        --scale;
    }
    if (scale > max_scale) {
        overflow();
    }
    return Decimal(coefficient, scale);
}

struct Aligned {
    std::int64_t a;
    std::int64_t b;
    int scale;
};

std::optional<Aligned> align(const Decimal& a, const Decimal& b) {
    Aligned aligned{a.coefficient(), b.coefficient(), a.scale()};
    bool fits = true;
    if (a.scale() < b.scale()) {
        aligned.scale = b.scale();
        fits = scale_up(a.coefficient(), b.scale() - a.scale(), aligned.a);
    } else {
        fits = scale_up(b.coefficient(), a.scale() - b.scale(), aligned.b);
    }
    return fits ? std::optional(aligned) : std::nullopt;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    std::int64_t coefficient = 0;
    std::size_t digits = 0;
    std::size_t point = std::string_view::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && point == std::string_view::npos && digits > 0) {
            point = i;
        } else if (c >= '0' && c <= '9' && digits < max_digits) {
            coefficient = coefficient * 10 + (c - '0');
            ++digits;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || point == text.size() - 1) {
        return std::nullopt;
    }
    const std::size_t scale = point == std::string_view::npos ? 0 : text.size() - 1 - point;
    return Decimal(negative ? -coefficient : coefficient, static_cast<int>(scale));
}

std::string Decimal::to_string() const {
    const Decimal value = normalized(coefficient_, scale_);
    std::array<char, 20> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude(value.coefficient_));
    static_cast<void>(error);  // 20 characters hold every 64-bit number
    std::string digits(buffer.data(), end);
    const auto scale = static_cast<std::size_t>(value.scale_);
    if (scale > 0) {
        if (digits.size() <= scale) {
            digits.insert(0, scale + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - scale, 1, '.');
    }
    return value.is_negative() ? "-" + digits : digits;
}

Decimal Decimal::abs() const {
    return is_negative() ? -*this : *this;
}

Decimal Decimal::operator-() const {
    if (coefficient_ == std::numeric_limits<std::int64_t>::min()) {
        overflow();
    }
    return normalized(-coefficient_, scale_);
}

Decimal Decimal::shifted(int power) const {
    int scale = 0;
    if (__builtin_sub_overflow(scale_, power, &scale)) {
        overflow();
    }
    return normalized(coefficient_, scale);
}

Decimal Decimal::reduced() const {
    Decimal value = normalized(coefficient_, scale_);
    while (value.scale_ > 0 && value.coefficient_ % 10 == 0) {
        value.coefficient_ /= 10;
        --value.scale_;
    }
    return value;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    std::int64_t sum = 0;
    for (const bool reduce : {false, true}) {
        const Decimal left = reduce ? a.reduced() : normalized(a.coefficient_, a.scale_);
        const Decimal right = reduce ? b.reduced() : normalized(b.coefficient_, b.scale_);
        const auto aligned = align(left, right);
        if (aligned && !__builtin_add_overflow(aligned->a, aligned->b, &sum)) {
            return Decimal(sum, aligned->scale);
        }
    }
    overflow();
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
    std::int64_t product = 0;
    for (const bool reduce : {false, true}) {
        const Decimal left = reduce ? a.reduced() : normalized(a.coefficient_, a.scale_);
        const Decimal right = reduce ? b.reduced() : normalized(b.coefficient_, b.scale_);
        if (!__builtin_mul_overflow(left.coefficient_, right.coefficient_, &product)) {
            return normalized(product, left.scale_ + right.scale_);
        }
    }
    overflow();
}

Decimal Decimal::divide(const Decimal& a, const Decimal& b, int digits) {
    if (digits < 0 || digits > max_scale) {
        overflow();
    }
    const Decimal dividend = normalized(a.coefficient_, a.scale_);
    const Decimal divisor = normalized(b.coefficient_, b.scale_);
    const std::uint64_t denominator = magnitude(divisor.coefficient_);
    if (denominator == 0) {
        throw std::domain_error("division by zero");
    }
    std::uint64_t quotient = magnitude(dividend.coefficient_) / denominator;
    std::uint64_t remainder = magnitude(dividend.coefficient_) % denominator;
    // Long division: the quotient has `power` more digits than that of the coefficients.
    int power = digits + divisor.scale_ - dividend.scale_;
    for (; power < 0; ++power) {
        quotient /= 10;
    }
    for (; power > 0; --power) {
        // remainder x 10 / denominator by ten additions, since the product may need 68 bits.
        std::uint64_t digit = 0;
        std::uint64_t rest = 0;
        for (int i = 0; i < 10; ++i) {
            if (rest >= denominator - remainder) {
                rest -= denominator - remainder;
                ++digit;
            } else {
                rest += remainder;
            }
        }
        remainder = rest;
        if (__builtin_mul_overflow(quotient, std::uint64_t{10}, &quotient) ||
            __builtin_add_overflow(quotient, digit, &quotient)) {
            overflow();
        }
    }
    constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (quotient > limit) {
        overflow();
    }
    const auto result = static_cast<std::int64_t>(quotient);
    return Decimal(dividend.is_negative() != divisor.is_negative() ? -result : result, digits);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int sign_a = (a.coefficient_ > 0) - (a.coefficient_ < 0);
    const int sign_b = (b.coefficient_ > 0) - (b.coefficient_ < 0);
    if (sign_a != sign_b || sign_a == 0) {
        return sign_a <=> sign_b;
    }
    // The one with fewer digits behind the point is brought to the scale of the other. If it does
    // not fit there, it is the larger by magnitude, for the other one does fit.
    const std::int64_t difference = std::int64_t{b.scale_} - a.scale_;
    const int power = static_cast<int>(difference < -max_scale  ? -max_scale
                                       : difference > max_scale ? max_scale
                                                                : difference);
    std::int64_t scaled = 0;
    if (power >= 0) {
        return scale_up(a.coefficient_, power, scaled) ? scaled <=> b.coefficient_ : sign_a <=> 0;
    }
    return scale_up(b.coefficient_, -power, scaled) ? a.coefficient_ <=> scaled : 0 <=> sign_b;
}

}  // namespace tenken::schema
