#include "schema/quantity_parts.h"

#include <string_view>

#include "schema/characters.h"

namespace tenken::schema {
namespace {

/// 予約25件, 契約3件: the 約 of another word.
bool is_other_yaku(char32_t before) {
    constexpr std::u32string_view kanji = U"契予公節規条誓要制協特婚解成集確括黙売簡倹口";
    return before != 0 && kanji.find(before) != std::u32string_view::npos;
}

}  // namespace

std::size_t before_about(const FoldedText& text, std::size_t i) {
    const std::size_t end = text.back_over_blanks(i);
    if (text.before(end) == U'約') {
        return is_other_yaku(text.before(end - 1)) ? i : end - 1;
    }
    for (const std::u32string_view word :
         {U"おおよそ", U"およそ", U"おおむね", U"概ね", U"ほぼ", U"凡そ"}) {
        if (text.ends(end, word)) {
            return end - word.size();
        }
    }
    return i;
}

std::size_t behind_about(const FoldedText& text, std::size_t i) {
    for (const std::u32string_view word :
         {U"程度", U"前後", U"あまり", U"余り", U"ほど", U"くらい", U"ぐらい", U"近く"}) {
        if (text.has(i, word)) {
            return i + word.size();
        }
    }
    // 5割強 and 3億円余, but not 10%強化, 余剰, 超過.
    const char32_t c = text[i];
    if (c == U'余' || c == U'強' || c == U'弱' || c == U'超') {
        return is_kanji(text[i + 1]) ? i : i + 1;
    }
    return i;
}

std::size_t before_sign_word(const FoldedText& text, std::size_t i, bool& negative) {
    const std::size_t end = text.back_over_blanks(i);
    if (text.ends(end, U"マイナス")) {
        negative = true;
        return end - 4;
    }
    if (text.ends(end, U"プラス") && !is_katakana(text.before(end - 3))) {
        return end - 3;
    }
    return i;
}

std::optional<NumberWithUnit> read_number_with_unit(const FoldedText& text, std::size_t i,
                                                    NumberStyle style) {
    auto number = scan_number(text, i, style);
    if (!number) {
        return std::nullopt;
    }
    NumberWithUnit read;
    read.number = std::move(*number);
    read.end = read.number.end;
    std::size_t at = read.end;
    const NumberContext context{i, read.number.decimals > 0, style.cell};
    // 100余件, 十数件: only where a unit follows.
    if (text[at] == U'余' || text[at] == U'数') {
        const ScannedUnit unit = scan_unit(text, at + 1, context);
        if (unit.role == ScannedUnit::Role::unit && unit.unit != "値") {
            read.approximate = true;
            read.unit = unit;
            read.end = unit.end;
            return read;
        }
    }
    read.unit = scan_unit(text, at, context);
    if (read.unit.role == ScannedUnit::Role::unit) {
        read.end = read.unit.end;
    }
    return read;
}

Quantity make_quantity(const FoldedText& text, const NumberPrefix& prefix,
                       const NumberWithUnit& read, std::size_t end, bool cell) {
    Quantity quantity;
    const ScannedNumber& number = read.number;
    quantity.value = number.value;
    quantity.precision = number.precision;
    quantity.unit = read.unit.unit;
    if (quantity.unit.empty() && prefix.yen) {
        quantity.unit = "円";
    }
    // 8,000千枚 is counted in 千枚, as 8,000千円 is in 千円; 3千人 in a text is 3,000人.
    constexpr std::string_view thousand = "千";
    const bool thousands = !quantity.unit.empty() && number.scale_word == thousand &&
                           (cell || !(number.group < Decimal(1000)));
    if (thousands || (quantity.unit.starts_with("円") && !number.scale_word.empty())) {
        quantity.value = number.group;
        quantity.precision = Decimal(1).shifted(-number.group.scale());
        quantity.unit = number.scale_word + quantity.unit;
    }
    if (prefix.negative) {
        quantity.value = -quantity.value;
    }
    quantity.explicit_sign = prefix.explicit_sign;
    quantity.approximate = prefix.approximate || read.approximate;
    quantity.leftover = number.leftover;
    quantity.begin = text.begin_byte(prefix.first);
    quantity.end = text.end_byte(end);
    quantity.printed = text.printed(prefix.first, end);
    return quantity;
}

}  // namespace tenken::schema
