#include "schema/quantity_scanner.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "schema/characters.h"
#include "schema/quantity_parts.h"

namespace tenken::schema {
namespace {

using Role = ScannedUnit::Role;

bool is_break(char32_t c) {
    return c == 0 || c == U'\n' || c == U'\t';
}

bool is_one_of(char32_t c, std::u32string_view characters) {
    return c != 0 && characters.find(c) != std::u32string_view::npos;
}

/// Letters before a number that make it part of a name even where a unit seems to follow.
bool is_code_letters(std::u32string_view letters) {
    constexpr std::array<std::u32string_view, 16> codes = {
        U"co",  U"pm",    U"no", U"nos", U"jis", U"iso", U"iec", U"vol",
        U"ver", U"covid", U"fy", U"ipv", U"tel", U"fax", U"so",  U"pp"};
    return std::find(codes.begin(), codes.end(), letters) != codes.end();
}

class Scanner {
  public:
    Scanner(const FoldedText& text, std::span<const YearMention> years)
        : text_(text), years_(years) {}

    std::vector<Quantity> run() {
        std::size_t i = 0;
        while (i < text_.size()) {
            const char32_t c = text_[i];
            if (!is_digit(c) && !begins_kanji_amount(i)) {
                ++i;
                continue;
            }
            if (const std::size_t behind = behind_year(i); behind > i) {
                i = behind;
                last_end_ = i;
                last_was_ordinal_ = true;
                continue;
            }
            i = read(i);
        }
        return std::move(found_);
    }

  private:
    /// 三億五千万円: kanji numerals count only as an amount of money with a scale word in it.
    bool begins_kanji_amount(std::size_t i) const {
        if (kanji_digit(text_[i]) <= 0 || is_kanji(text_.before(i)) || is_digit(text_.before(i))) {
            return false;
        }
        bool scaled = false;
        std::size_t at = i;
        while (at - i < 24 &&
               (kanji_digit(text_[at]) >= 0 || is_one_of(text_[at], U"十百千万億兆"))) {
            scaled = scaled || kanji_digit(text_[at]) < 0;
            ++at;
        }
        return scaled && text_[at] == U'円';
    }

    std::size_t behind_year(std::size_t i) {
        const std::size_t byte = text_.begin_byte(i);
        while (next_year_ < years_.size() && years_[next_year_].end <= byte) {
            ++next_year_;
        }
        std::size_t at = i;
        if (next_year_ < years_.size() && years_[next_year_].begin <= byte) {
            while (at < text_.size() && text_.begin_byte(at) < years_[next_year_].end) {
                ++at;
            }
        }
        return at;
    }

    /// A number too long to be read is passed over as a whole.
    std::size_t behind_digits(std::size_t i) const {
        while (is_digit(text_[i]) || (is_one_of(text_[i], U",.") && is_digit(text_[i + 1]))) {
            ++i;
        }
        return i;
    }

    /// Reads the number at `i`, adds it if it is a quantity, and returns where to go on.
    std::size_t read(std::size_t i) {
        auto read = read_number_with_unit(text_, i, {!is_digit(text_[i]), false});
        if (!read) {
            return std::max(behind_digits(i), i + 1);
        }
        share_unit(*read, i);
        std::size_t end = read->end;
        const bool ordinal = read->unit.role == Role::ordinal;
        NumberPrefix prefix = read_prefix(i, *read);
        if (!ordinal && !is_code(i, *read) && is_counted(i, *read, prefix)) {
            if (const std::size_t behind = behind_about(text_, end); behind > end) {
                prefix.approximate = true;
                end = behind;
            }
            found_.push_back(make_quantity(text_, prefix, *read, end, false));
            taken_ = end;
        }
        last_was_ordinal_ = ordinal;
        last_end_ = ordinal ? std::max(read->unit.end, read->number.end) : end;
        return ordinal ? read->number.end : end;
    }

    /// "10～20件", "4、5人", "4～5月": the first number shares what stands behind the second.
    void share_unit(NumberWithUnit& read, std::size_t i) {
        if (read.unit.role != Role::none) {
            return;
        }
        const std::size_t sign = text_.skip_blanks(read.number.end);
        std::size_t next = sign;
        const bool dash = is_dash(text_[sign]);
        const bool list = is_one_of(text_[sign], U",、・") && sign == read.number.end;
        if (is_range_sign(text_[sign])) {
            next = text_.skip_blanks(sign + 1);
        } else if (list) {
            next = sign + 1;
        } else if (text_.has(sign, U"から")) {
            next = text_.skip_blanks(sign + 2);
        }
        if (next == sign || !is_digit(text_[next])) {
            return;
        }
        const auto second = read_number_with_unit(text_, next, {});
        if (!second || second->unit.role == Role::none ||
            (list && (read.number.digits > 2 || second->number.digits > 2)) ||
            (dash && (second->number.leading_zero || is_dash(text_.before(i)) ||
                      second->number.value <= read.number.value))) {
            return;
        }
        if (second->unit.role == Role::unit && !second->number.scale_word.empty() &&
            !read.number.scaled && !share_scale(read.number, second->number.scale_word)) {
            return;
        }
        read.unit = second->unit;
        read.unit.end = read.number.end;
        range_second_ = next;
    }

    /// 5～10億円, 5～10万人. False if the number gets too large.
    static bool share_scale(ScannedNumber& number, const std::string& word) {
        try {
            const int power = unit_scale(word + "円").power;
            const Decimal value = number.value.shifted(power);
            number.precision = number.precision.shifted(power);
            number.value = value;
            number.scale_word = word;
            number.scaled = true;
            return true;
        } catch (const std::overflow_error&) {
            return false;
        }
    }

    NumberPrefix read_prefix(std::size_t i, const NumberWithUnit& read) {
        NumberPrefix prefix;
        prefix.first = i;
        for (int part = 0; part < 3; ++part) {
            const std::size_t at = text_.back_over_blanks(prefix.first);
            if (at <= taken_) {
                break;
            }
            const char32_t c = text_.before(at);
            if (!prefix.yen && (c == 0x00A5 || c == U'\\')) {
                prefix.yen = true;
                prefix.first = at - 1;
            } else if (const std::size_t about = before_about(text_, prefix.first);
                       !prefix.approximate && about < prefix.first) {
                prefix.approximate = true;
                prefix.first = about;
            } else if (!prefix.explicit_sign && read_sign(at, read, prefix)) {
                prefix.explicit_sign = true;
            } else {
                break;
            }
        }
        return prefix;
    }

    bool read_sign(std::size_t at, const NumberWithUnit& read, NumberPrefix& prefix) {
        const char32_t c = text_.before(at);
        bool negative = false;
        if (const std::size_t word = before_sign_word(text_, at, negative); word < at) {
            prefix.negative = negative;
            prefix.first = word;
            return true;
        }
        const bool triangle = is_negative_triangle(c) && !(c == U'△' && triangle_is_grade());
        const bool dash = is_dash(c) && is_minus(at - 1, prefix.first, read);
        if (triangle || dash ||
            (c == U'+' && !is_digit(text_.before(at - 1)) &&
             !is_ascii_letter(text_.before(at - 1)))) {
            prefix.negative = c != U'+';
            prefix.first = at - 1;
            return true;
        }
        return false;
    }

    /// "◎3件 ○5件 △2件 ×1件" is a tally of grades.
    bool triangle_is_grade() {
        if (!grades_known_) {
            grades_known_ = true;
            bool circle = false;
            bool other = false;
            for (std::size_t i = 0; i < text_.size(); ++i) {
                const bool is_circle = is_one_of(text_[i], U"○〇◯");
                const bool is_other = is_one_of(text_[i], U"◎×✕");
                if ((is_circle || is_other) && is_digit(text_[text_.skip_blanks(i + 1)])) {
                    circle = circle || is_circle;
                    other = other || is_other;
                }
            }
            triangle_is_grade_ = circle && other;
        }
        return triangle_is_grade_;
    }

    /// Whether the dash at `d` is the sign of the number that begins at `first`.
    bool is_minus(std::size_t d, std::size_t first, const NumberWithUnit& read) const {
        const char32_t before = text_.before(d);
        if (is_break(before) || is_one_of(before, U"([{「『【〈<:=,、。×*;|→")) {
            return true;
        }
        const bool apart = d + 1 < first;
        if (before == U' ') {
            return is_break(text_.before(text_.back_over_blanks(d))) || !apart;
        }
        const bool written = is_kanji(before) || is_hiragana(before) || is_katakana(before);
        const bool figure =
            read.unit.role == Role::unit || read.number.grouped || read.number.decimals > 0;
        return written && !apart && figure && d != last_end_ &&
               (text_[d] == U'-' || text_[d] == 0x2212);
    }

    /// Codes, times, dates with signs, fractions, items: JISX8341-3:2016, No.22, 9:00, 1/2, 第5次.
    bool is_code(std::size_t i, const NumberWithUnit& read) const {
        if (i == range_second_) {
            return false;
        }
        return read.number.leading_zero || is_code_before(i, read) || is_code_behind(read);
    }

    bool is_code_before(std::size_t i, const NumberWithUnit& read) const {
        const char32_t before = text_.before(i);
        const char32_t second = i >= 2 ? text_[i - 2] : U'\0';
        const bool after_quantity = last_end_ + 1 == i && !last_was_ordinal_;
        if (is_ascii_letter(before)) {
            return is_code_word(i, read);
        }
        if (is_one_of(before, U"_#&?") ||
            (before == U'.' && (is_digit(second) || is_ascii_letter(second))) ||
            (before == U':' && is_digit(second))) {
            return true;
        }
        if (before == U'/') {
            return is_digit(second) || second == U'/' ||
                   (is_ascii_letter(second) && !after_quantity);
        }
        if (is_dash(before)) {
            return is_digit(second) || is_ascii_letter(second) || second == U')';
        }
        const std::size_t end = text_.back_over_blanks(i);
        for (const std::u32string_view word :
             {U"第", U"No.", U"No", U"NO.", U"no.", U"#", U"〒", U"TEL", U"電話", U"内線", U"FAX",
              U"ファクス", U"コード", U"番号", U"分の", U"丁目", U"丁", U"番地"}) {
            if (text_.ends(end, word)) {
                return true;
            }
        }
        return false;
    }

    bool is_code_word(std::size_t i, const NumberWithUnit& read) const {
        std::u32string letters;
        std::size_t at = i;
        while (at > 0 && is_ascii_letter(text_.before(at)) && letters.size() < 8) {
            const char32_t c = text_.before(at);
            letters.insert(letters.begin(), c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
            --at;
        }
        // AED5台 counts; H29, A4 and CO2 do not.
        const bool joined = is_digit(text_.before(at)) || is_dash(text_.before(at));
        return letters.size() < 2 || joined || read.unit.role != Role::unit ||
               is_code_letters(letters);
    }

    bool is_code_behind(const NumberWithUnit& read) const {
        const std::size_t at = read.number.end;
        const char32_t c = text_[at];
        const char32_t next = text_[at + 1];
        if (read.unit.role == Role::unit && read.end > at) {
            return false;
        }
        return ((c == U':' || c == U'.' || c == U'/') && is_digit(next)) ||
               (is_dash(c) && (is_digit(next) || is_ascii_letter(next) || next == U'(') &&
                range_second_ != at + 1) ||
               c == U'_' || c == U'@';
    }

    /// A number without a unit is a quantity if it looks like a figure: 29,597, 35.8, ▲5, 512. One
    /// or two plain digits are so only at the end of words (計 6), since most count or mark
    /// entries.
    bool is_counted(std::size_t i, const NumberWithUnit& read, const NumberPrefix& prefix) const {
        if (read.unit.role == Role::unit || prefix.yen) {
            return true;
        }
        const ScannedNumber& number = read.number;
        const char32_t next = text_[read.end];
        const char32_t before = text_.before(text_.back_over_blanks(prefix.first));
        if (is_one_of(before, U"※注図表問頁")) {
            return false;
        }
        if (number.grouped || number.decimals > 0 || number.scaled || prefix.explicit_sign) {
            return true;
        }
        if (number.digits >= 3) {
            const std::int64_t value = number.value.coefficient();
            const bool year = number.digits == 4 && value >= 1868 && value < 2100;
            return !year;
        }
        if (text_.has(read.end, U"以上") || text_.has(read.end, U"以下") || prefix.approximate) {
            return true;
        }
        const std::size_t behind = text_.skip_blanks(read.end);
        const bool ends = is_break(text_[behind]) || is_one_of(next, U"、。)");
        const bool whole = is_break(before) && text_[behind] == 0 && text_.skip_blanks(0) == i;
        return ends && (whole || (!is_break(before) && !is_one_of(before, U"(,、。・")));
    }

    const FoldedText& text_;
    std::span<const YearMention> years_;
    std::size_t next_year_ = 0;
    std::size_t last_end_ = 0;  ///< of the last number, with its unit, whatever it was
    std::size_t taken_ = 0;     ///< the end of the last quantity
    bool last_was_ordinal_ = false;
    std::size_t range_second_ = static_cast<std::size_t>(-1);
    bool grades_known_ = false;
    bool triangle_is_grade_ = false;
    std::vector<Quantity> found_;
};

}  // namespace

std::vector<Quantity> scan_quantities(const FoldedText& text, std::span<const YearMention> years) {
    return Scanner(text, years).run();
}

}  // namespace tenken::schema
