// Numbers with units as Japanese reports print them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/decimal.h"

namespace tenken::schema {

/// 1,075件 · ▲29,597 · 23億3千5百万円 · 約18億2千万円 · 36.0% · 32,500アクセス／月
struct Quantity {
    Decimal value;  ///< signed, in `unit`: 29597 with unit 千円; 2335000000 with unit 円
    /// NFKC, without scale words that were multiplied out; "" for none. 円 keeps a scale word that
    /// stands behind one group of digits (千円, 百万円, 億円); パーセント is %.
    std::string unit;
    Decimal precision;           ///< value of the last digit shown, in `unit`: 1, 0.1, 1000000
    bool approximate = false;    ///< 約, およそ, 余, 程度, ほぼ stands with it
    bool explicit_sign = false;  ///< ▲ △ － − - + マイナス is printed
    std::size_t begin = 0;       ///< bytes in the text given; sign, 約, 程度 and unit within
    std::size_t end = 0;
    std::string printed;
    /// What inside the number had to be read over, else "": 憶 typed for 億, a comma that parts no
    /// group of three. `value` is then the best reading, not a certain one.
    std::string leftover;
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// All quantities of a running text, left to right. Digits that are part of a year or date, an item
/// number (No.22, 第5次), a standard (JISX8341-3:2016) or a floor (1階) are not quantities; nor are
/// spans that name something (3年保育, 5か年), denominators (1人当たり), and one or two digits
/// without a unit in front of words, which mark entries of a list. 10～20件 gives two quantities in
/// 件.
std::vector<Quantity> find_quantities(std::string_view text);

/// A cell or attribute that should be one number and nothing else ("▲ 29,597", "１，２３４").
/// nullopt if it is not; `unit` is what the heading says (may be ""), a printed unit overrides it.
/// Blanks and line breaks within are read over, and a mark behind it that points to a note
/// (148,404*1, 310※2); 007 is a code and 5か年 is 5 in か年.
std::optional<Quantity> parse_cell_quantity(std::string_view text, std::string_view unit);

/// What units have in common: 千円, 百万円, 億円, 万円 and 円 are 円 with a power of ten.
struct UnitScale {
    std::string base;  ///< 円 for money, the unit itself for others
    int power = 0;     ///< 千円 -> 3
    friend bool operator==(const UnitScale&, const UnitScale&) = default;
};
/// Other units carry a scale word too (千人, 百万kWh), and spellings of one unit have one base:
/// 箇所 and カ所 か所, 名 人, パーセント %, 平方メートル m2. Brackets and 単位： around it are read
/// over.
UnitScale unit_scale(std::string_view unit);

/// A unit as a heading prints it, "（単位：千円）": NFKC, without blanks, brackets and 単位.
std::string normal_unit(std::string_view printed);

/// quantity.value in the base unit: 29597 千円 -> 29597000 (円).
Decimal base_value(const Quantity& quantity);
Decimal in_base(const Decimal& value, std::string_view unit);

}  // namespace tenken::schema
