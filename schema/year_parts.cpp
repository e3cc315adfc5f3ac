#include "schema/year_parts.h"

#include "schema/characters.h"

namespace tenken::schema {
namespace {

/// 二十九, 二九, 二〇一九, 百五十.
std::optional<YearNumber> read_kanji_number(const FoldedText& text, std::size_t i) {
    YearNumber number;
    int pending = 0;
    std::size_t at = i;
    for (; at - i < 7; ++at) {
        const int digit = kanji_digit(text[at]);
        if (digit >= 0) {
            pending = pending * 10 + digit;
            ++number.digits;
        } else if (text[at] == U'十' || text[at] == U'百') {
            number.value += (pending == 0 ? 1 : pending) * (text[at] == U'十' ? 10 : 100);
            pending = 0;
            ++number.digits;
        } else {
            break;
        }
    }
    number.value += pending;
    number.end = at;
    return at == i ? std::nullopt : std::optional(number);
}

std::optional<YearNumber> read_short_number(const FoldedText& text, std::size_t i, bool kanji) {
    const auto number = read_year_number(text, i, kanji);
    return number && number->digits >= 1 && number->digits <= 2 ? number : std::nullopt;
}

const Era* era_of_letter(char32_t c) {
    const char32_t upper = c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
    for (const Era& era : eras()) {
        if (era.letter == upper) {
            return &era;
        }
    }
    return nullptr;
}

/// Behind FY, F.Y. or "fiscal year"; `i` where none of them stands.
std::size_t behind_fiscal_word(const FoldedText& text, std::size_t i) {
    if (text[i] != U'F' && text[i] != U'f') {
        return i;
    }
    for (const std::u32string_view word :
         {U"FY", U"F.Y.", U"Fiscal year", U"Fiscal Year", U"FISCAL YEAR", U"fiscal year",
          U"Fiscalyear", U"FiscalYear", U"FISCALYEAR", U"fiscalyear", U"Fiscal", U"fiscal"}) {
        if (text.has(i, word)) {
            const std::size_t at = i + word.size();
            return text[at] == U' ' ? at + 1 : at;
        }
    }
    return i;
}

/// '98 and '21 with the century they leave out.
int century_of(int two_digits) {
    constexpr int first_of_last_century = 60;
    return two_digits + (two_digits < first_of_last_century ? 2000 : 1900);
}

/// No. and its like: R2 behind it is part of an item number.
bool follows_number_sign(const FoldedText& text, std::size_t i) {
    return text.ends(i, U"No.") || text.ends(i, U"NO.") || text.ends(i, U"no.") ||
           text.ends(i, U"No");
}

/// Behind 年: "4月1日", "4月", "3月末", "4~6月".
bool read_month_and_day(const FoldedText& text, std::size_t i, YearTail& tail) {
    const auto month = read_short_number(text, i, true);
    if (!month) {
        return false;
    }
    std::size_t at = month->end;
    if (is_range_sign(text[at]) || text[at] == U'・' || text[at] == U',') {
        const auto last_month = read_short_number(text, at + 1, true);
        if (!last_month) {
            return false;
        }
        at = last_month->end;
    }
    if (text[at] != U'月') {
        return false;
    }
    tail.kind = YearTail::Kind::date;
    tail.month = month->value;
    tail.end = at + 1;
    const auto day = read_short_number(text, tail.end, true);
    if (day && text[day->end] == U'日') {
        tail.day = day->value;
        tail.end = day->end + 1;
    } else if (text[tail.end] == U'末') {
        tail.year_end = tail.month == 3;
        ++tail.end;
    }
    return true;
}

/// ".4.1", "/4/1", ".4月", "-04-01"; ".4" alone behind an era only, where no unit follows.
bool read_dotted(const FoldedText& text, std::size_t i, const YearHead& head, YearTail& tail) {
    const char32_t sign = text[i];
    const auto month = read_short_number(text, i + 1, false);
    if (!month) {
        return false;
    }
    tail.dotted = true;
    tail.month = month->value;
    if (text[month->end] == U'月' && sign != U'-') {
        tail.kind = YearTail::Kind::date;
        tail.end = month->end + 1;
        if (text[tail.end] == U'末') {
            tail.year_end = tail.month == 3;
            ++tail.end;
        }
        return true;
    }
    if (text[month->end] == sign) {
        const auto day = read_short_number(text, month->end + 1, false);
        const bool more = day && (is_ascii_letter(text[day->end]) ||
                                  (text[day->end] == sign && is_digit(text[day->end + 1])));
        if (!day || more || (sign == U'-' && (month->digits != 2 || day->digits != 2))) {
            return false;
        }
        tail.kind = YearTail::Kind::date;
        tail.day = day->value;
        tail.end = day->end;
        return true;
    }
    const char32_t next = text[month->end];
    const bool ends = next == 0 || next == U'\n' || next == U'\t' || next == U')' ||
                      next == U'、' || next == U'」' || is_range_sign(next) || is_hiragana(next) ||
                      text.has(month->end, U"末") || text.has(month->end, U"現在") ||
                      text.has(month->end, U"時点");
    if (sign != U'.' || head.era == nullptr || !ends || !is_real_date(2000, month->value, 0)) {
        return false;
    }
    tail.kind = YearTail::Kind::date;
    tail.end = month->end;
    return true;
}

}  // namespace

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'‘' || c == U'´' || c == U'`';
}

std::optional<YearNumber> read_year_number(const FoldedText& text, std::size_t i, bool written) {
    if (text[i] == U'元') {
        return YearNumber{1, 0, i + 1};
    }
    YearNumber number;
    number.end = i;
    while (is_digit(text[number.end]) && number.digits <= 4) {
        number.value = number.value * 10 + static_cast<int>(text[number.end] - U'0');
        ++number.digits;
        ++number.end;
    }
    if (number.digits > 4) {
        return std::nullopt;
    }
    // Spaced letters of a written date: 平 成 2 9 年 1 0 月.
    if (written && number.digits == 1 && text[number.end] == U' ' &&
        is_digit(text[number.end + 1])) {
        const char32_t behind = text[number.end + 2];
        if (behind == U'年' || behind == U'月' || behind == U'日') {
            number.value = number.value * 10 + static_cast<int>(text[number.end + 1] - U'0');
            number.digits = 2;
            number.end += 2;
        }
    }
    if (number.digits > 0) {
        return number;
    }
    return written ? read_kanji_number(text, i) : std::nullopt;
}

std::optional<YearHead> read_year_head(const FoldedText& text, std::size_t i) {
    YearHead head;
    head.first = i;
    const char32_t c = text[i];
    const char32_t before = text.before(i);
    for (const Era& era : eras()) {
        if (!text.has(i, era.name)) {
            continue;
        }
        const auto number = read_year_number(text, i + era.name.size(), true);
        if (!number || number->digits > 3) {
            return std::nullopt;
        }
        head.kind = YearHead::Kind::era;
        head.era = &era;
        head.number = number->value;
        head.end = number->end;
        return head;
    }
    // Without white space the word before runs into this one: Resultsforfiscalyear2022.
    constexpr std::size_t long_word = 6;
    const std::size_t behind_word = behind_fiscal_word(text, i);
    if (is_digit(before) || (is_ascii_letter(before) && behind_word < i + long_word)) {
        return std::nullopt;
    }
    if (const std::size_t at = behind_word; at > i) {
        const auto number = read_year_number(text, at, false);
        if (!number || (number->digits != 2 && number->digits != 4)) {
            return std::nullopt;
        }
        head.kind = YearHead::Kind::western;
        head.number = number->digits == 2 ? century_of(number->value) : number->value;
        head.end = number->end;
        head.named_fiscal = true;
        return head;
    }
    if (is_apostrophe(c)) {
        const auto number = read_year_number(text, i + 1, false);
        if (!number || number->digits != 2 || is_ascii_letter(text[number->end])) {
            return std::nullopt;
        }
        head.kind = YearHead::Kind::western;
        head.number = century_of(number->value);
        head.end = number->end;
        head.named_fiscal = true;
        return head;
    }
    if (is_ascii_letter(c)) {
        head.era = era_of_letter(c);
        // "R 2年度": a blank between letter and digit is kept by the folding.
        const std::size_t at = text[i + 1] == U' ' ? i + 2 : i + 1;
        const auto number = read_year_number(text, at, false);
        if (head.era == nullptr || !number || number->digits > 2 ||
            is_ascii_letter(text[number->end]) || follows_number_sign(text, i) ||
            (at == i + 2 && text[number->end] != U'年')) {
            return std::nullopt;
        }
        head.kind = YearHead::Kind::letter;
        head.number = number->value;
        head.end = number->end;
        return head;
    }
    const auto number = read_year_number(text, i, kanji_digit(c) > 0);
    if (!number || is_ascii_letter(text[number->end])) {
        return std::nullopt;
    }
    head.number = number->value;
    head.end = number->end;
    if (number->digits == 4 && number->value >= 1868 && number->value < 2200) {
        head.kind = YearHead::Kind::western;
        return head;
    }
    head.kind = YearHead::Kind::bare;
    return number->digits <= 2 && kanji_digit(c) < 0 ? std::optional(head) : std::nullopt;
}

YearTail read_year_tail(const FoldedText& text, std::size_t i, const YearHead& head) {
    YearTail tail;
    tail.end = i;
    if (text.has(i, U"年度")) {
        tail.kind = YearTail::Kind::fiscal;
        tail.end = i + 2;
    } else if (text[i] == U'年') {
        if (read_month_and_day(text, i + 1, tail)) {
            return tail;
        }
        tail.kind = YearTail::Kind::calendar;
        tail.end = i + 1;
    } else if (text[i] == U'末') {
        tail.kind = YearTail::Kind::fiscal;
    } else if (text[i] == U'.' || text[i] == U'/' || text[i] == U'-') {
        YearTail dotted;
        const bool iso = text[i] != U'-' || head.kind == YearHead::Kind::western;
        if (iso && read_dotted(text, i, head, dotted)) {
            return dotted;
        }
        return tail;
    }
    if (tail.kind != YearTail::Kind::none && text[tail.end] == U'末') {
        tail.year_end = true;
        ++tail.end;
    }
    return tail;
}

}  // namespace tenken::schema
