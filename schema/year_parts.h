// The parts that a printed year is made of: "平成29" is its head, "年度末" or ".4.1" its tail.
#pragma once

#include <cstddef>
#include <optional>

#include "schema/eras.h"
#include "schema/folded_text.h"

namespace tenken::schema {

/// What stands for the century: '21.
bool is_apostrophe(char32_t c);

struct YearNumber {
    int value = 0;
    int digits = 0;  ///< 0 for 元
    std::size_t end = 0;
};

/// One to four digits or 元 at `i`; more digits are none. `written`: within a date in words, where
/// kanji numerals and spaced digits (平 成 2 9 年) are read as well.
std::optional<YearNumber> read_year_number(const FoldedText& text, std::size_t i, bool written);

struct YearHead {
    enum class Kind { era, letter, western, bare };
    Kind kind = Kind::bare;
    const Era* era = nullptr;
    int number = 0;
    std::size_t first = 0;
    std::size_t end = 0;
    bool named_fiscal = false;  ///< FY2019
    bool confirmed = false;     ///< 2004(平成16): both say the same
    int western() const { return era != nullptr ? era->before_first + number : number; }
};

/// The head of a year at `i`; a bare one is any number of one or two digits, its era not known yet.
std::optional<YearHead> read_year_head(const FoldedText& text, std::size_t i);

struct YearTail {
    enum class Kind { none, fiscal, calendar, date };
    Kind kind = Kind::none;
    int month = 0;
    int day = 0;
    bool dotted = false;  ///< 31.4.1 rather than 31年4月1日
    bool year_end = false;
    std::size_t end = 0;
};

/// What follows a head that ends at `i`.
YearTail read_year_tail(const FoldedText& text, std::size_t i, const YearHead& head);

}  // namespace tenken::schema
