// What surrounds the number of a quantity: signs, words for "about", and the quantity made of all.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/folded_text.h"
#include "schema/number_scanner.h"
#include "schema/quantity.h"
#include "schema/unit_scanner.h"

namespace tenken::schema {

struct NumberPrefix {
    std::size_t first = 0;  ///< where sign, 約 and yen sign begin
    bool negative = false;
    bool explicit_sign = false;
    bool approximate = false;
    bool yen = false;  ///< ¥ before it
};

/// The index at which 約, およそ and the like begin if they end at `i`; `i` if they do not.
std::size_t before_about(const FoldedText& text, std::size_t i);
/// The index behind 程度, 余, 強 and the like at `i`; `i` if none stands there.
std::size_t behind_about(const FoldedText& text, std::size_t i);
/// The same for マイナス and プラス before `i`; sets `negative` if one is found.
std::size_t before_sign_word(const FoldedText& text, std::size_t i, bool& negative);
constexpr bool is_negative_triangle(char32_t c) {
    return c == U'▲' || c == U'△' || c == U'▼';
}

/// A number with 余 or 数 between it and its unit (100余件), and the unit.
struct NumberWithUnit {
    ScannedNumber number;
    ScannedUnit unit;
    bool approximate = false;
    std::size_t end = 0;
};
std::optional<NumberWithUnit> read_number_with_unit(const FoldedText& text, std::size_t i,
                                                    NumberStyle style);

/// 円 with the scale word that stays with it: 千円; other units in a `cell` with 千, in a text
/// behind a thousand and more (8,000千枚, but 3,000人 for 3千人).
Quantity make_quantity(const FoldedText& text, const NumberPrefix& prefix,
                       const NumberWithUnit& read, std::size_t end, bool cell);

}  // namespace tenken::schema
