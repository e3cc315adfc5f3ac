// Exact decimal numbers: what is printed is what is kept.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tenken::schema {

/// coefficient x 10^-scale, exact, with the scale as printed: 36.0 is not 36 in `to_string` and in
/// `scale()`, though both are equal. Own code because Debian 12 ships no maintained decimal type
/// for C++ (libmpdec is gone) and reports need 18 digits, no rounding and no context. Every
/// operation throws std::overflow_error rather than give a wrong number.
class Decimal {
  public:
    constexpr Decimal() = default;
    constexpr explicit Decimal(std::int64_t coefficient, int scale = 0)
        : coefficient_(coefficient), scale_(scale) {}

    /// ASCII only: optional '-' or '+', digits, optional '.' and digits. No commas, no spaces.
    /// nullopt if it is anything else or has more than 18 digits.
    static std::optional<Decimal> parse(std::string_view text);

    /// "-29597", "35.80": always with the scale as printed; a negative scale gives trailing zeros.
    std::string to_string() const;
    /// 0 for 36, 1 for 36.0; never negative after arithmetic.
    int scale() const { return scale_; }
    std::int64_t coefficient() const { return coefficient_; }

    bool is_zero() const { return coefficient_ == 0; }
    bool is_negative() const { return coefficient_ < 0; }
    Decimal abs() const;
    Decimal operator-() const;
    /// This value times 10^power, exactly: Decimal(35.8).shifted(3) is 35800.
    Decimal shifted(int power) const;
    /// Without trailing zeros behind the point: 36.0 -> 36.
    Decimal reduced() const;

    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    /// a / b cut towards zero to `digits` places behind the point. b is not zero.
    static Decimal divide(const Decimal& a, const Decimal& b, int digits);

    /// By value: 36.0 equals 36.
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) {
        return (a <=> b) == std::strong_ordering::equal;
    }

  private:
    std::int64_t coefficient_ = 0;
    int scale_ = 0;
};

}  // namespace tenken::schema
