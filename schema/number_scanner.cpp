#include "schema/number_scanner.h"

#include <stdexcept>

#include "schema/characters.h"
#include "schema/text.h"

namespace tenken::schema {
namespace {

constexpr int max_digits = 18;

struct Digits {
    std::int64_t coefficient = 0;
    int count = 0;
    int decimals = 0;
    bool grouped = false;
    bool leading_zero = false;
    std::string leftover;
    std::size_t end = 0;
};

int digit_at(const FoldedText& text, std::size_t i, bool kanji) {
    if (is_digit(text[i])) {
        return static_cast<int>(text[i] - U'0');
    }
    return kanji ? kanji_digit(text[i]) : -1;
}

std::size_t digits_from(const FoldedText& text, std::size_t i) {
    std::size_t at = i;
    while (is_digit(text[at])) {
        ++at;
    }
    return at - i;
}

/// The first digit behind the comma at `i` if it parts groups of three; 0 if it does not.
/// In a cell, and behind a blank in running text, "1, 075" is one number as well.
std::size_t group_behind(const FoldedText& text, std::size_t i, bool cell) {
    const bool comma = text[i] == U',' || (cell && text[i] == U'、');
    if (!comma && !(cell && text[i] == U' ' && text[text.skip_blanks(i)] == U',')) {
        return 0;
    }
    const std::size_t sign = text.skip_blanks(i);
    const std::size_t next = text.skip_blanks(sign + 1);
    return digits_from(text, next) == 3 ? next : 0;
}

/// A comma between digits that parts no groups of three. "2,3人" is a list of neighbours, but
/// 12,3456 and 1,07 have a digit too many or lost: one number, and the comma is told.
std::size_t behind_broken_comma(const FoldedText& text, std::size_t i, std::int64_t before) {
    if (text[i] != U',' || digits_from(text, i + 1) == 0) {
        return 0;
    }
    std::int64_t behind = 0;
    for (std::size_t at = i + 1; is_digit(text[at]) && at <= i + 3; ++at) {
        behind = behind * 10 + static_cast<std::int64_t>(text[at] - U'0');
    }
    const bool list =
        behind < 100 && before < behind && behind <= before + 3 && text[i + 1] != U'0';
    return list ? 0 : i + 1;
}

bool read_digits(const FoldedText& text, std::size_t i, NumberStyle style, Digits& digits) {
    digits = Digits{};
    std::size_t at = i;
    int in_group = 0;
    bool broken = false;
    const auto put = [&](int digit) {
        if (digits.count == max_digits) {
            return false;
        }
        digits.coefficient = digits.coefficient * 10 + digit;
        ++digits.count;
        return true;
    };
    while (true) {
        if (const int digit = digit_at(text, at, style.kanji); digit >= 0) {
            if (!put(digit)) {
                return false;
            }
            ++in_group;
            ++at;
            continue;
        }
        if (in_group == 0 || (digits.grouped && in_group != 3 && !broken)) {
            break;
        }
        if (const std::size_t next = group_behind(text, at, style.cell);
            next > 0 && (digits.count <= 3 || digits.grouped)) {
            if (text[text.skip_blanks(at)] == U'、') {
                digits.leftover = "、";
            }
            at = next;
        } else if (const std::size_t odd = behind_broken_comma(text, at, digits.coefficient);
                   odd > 0 && !style.kanji) {
            digits.leftover = ",";
            broken = true;
            at = odd;
        } else {
            break;
        }
        digits.grouped = true;
        in_group = 0;
    }
    if (digits.count == 0) {
        return false;
    }
    digits.leading_zero = digits.count > 1 && digit_at(text, i, style.kanji) == 0;
    // The point; a middle dot between digits is one in vertical writing, if a unit like % follows.
    std::size_t point = style.cell ? text.skip_blanks(at) : at;
    if (text[point] == U'.' || text[point] == U'・') {
        std::size_t next = style.cell ? text.skip_blanks(point + 1) : point + 1;
        const std::size_t count = digits_from(text, next);
        const std::size_t end = next + count;
        const bool fits = text[point] == U'.' || text[end] == U'%' || text.has(end, U"ポイント") ||
                          text.has(end, U"パーセント") || text.has(end, U"億円");
        if (count > 0 && fits) {
            for (; next < end; ++next) {
                if (!put(static_cast<int>(text[next] - U'0'))) {
                    return false;
                }
            }
            digits.decimals = static_cast<int>(count);
            at = end;
        }
    }
    digits.end = at;
    return true;
}

int small_power(char32_t c) {
    return c == U'十' ? 1 : c == U'百' ? 2 : c == U'千' ? 3 : 0;
}

int big_power(char32_t c) {
    return c == U'万' ? 4 : c == U'億' || c == U'憶' ? 8 : c == U'兆' ? 12 : 0;
}

bool is_scale(char32_t c) {
    return small_power(c) > 0 || big_power(c) > 0;
}

/// 3千葉, 5万博: the character begins a name.
bool begins_name(const FoldedText& text, std::size_t i) {
    struct Name {
        char32_t scale;
        std::u32string_view rest;
    };
    constexpr Name names[] = {{U'千', U"葉代里歳羽秋草曲"},
                              {U'万', U"博国引全葉年"},
                              {U'百', U"貨科"},
                              {U'十', U"字"},
                              {U'兆', U"候"},
                              {U'憶', U"測"}};
    for (const Name& name : names) {
        if (text[i] == name.scale && name.rest.find(text[i + 1]) != std::u32string_view::npos) {
            return true;
        }
    }
    return false;
}

class Composer {
  public:
    Composer(const FoldedText& text, NumberStyle style) : text_(text), style_(style) {}

    std::optional<ScannedNumber> read(std::size_t i) {
        if (!next_group(i)) {
            return std::nullopt;
        }
        number_.digits = digits_.count;
        number_.grouped = digits_.grouped;
        number_.leading_zero = digits_.leading_zero && digits_.decimals == 0;
        number_.group = Decimal(digits_.coefficient, digits_.decimals);
        while (scale_or_group()) {
        }
        flush(0);
        number_.value = total_;
        number_.precision = Decimal(1).shifted(shown_power_);
        number_.decimals = digits_.decimals;
        number_.end = at_;
        const bool unit_word = word_ == U"千" || word_ == U"万" || word_ == U"百万" ||
                               word_ == U"億" || word_ == U"兆";
        if (groups_ == 1 && unit_word) {
            for (const char32_t c : word_) {
                append_utf8(number_.scale_word, c);
            }
        }
        return number_;
    }

  private:
    bool next_group(std::size_t i) {
        Digits digits;
        if (!read_digits(text_, i, style_, digits)) {
            return false;
        }
        digits_ = digits;
        pending_ = Decimal(digits.coefficient, digits.decimals);
        has_pending_ = true;
        shown_power_ = -digits.decimals;
        number_.leftover += digits.leftover;
        at_ = digits.end;
        ++groups_;
        return true;
    }

    /// Adds what has been read since the last 万, 億 or 兆, times 10^power.
    void flush(int power) {
        total_ = total_ + (section_ + pending_).shifted(power);
        section_ = Decimal();
        pending_ = Decimal();
        has_pending_ = false;
        section_read_ = false;
    }

    bool scale_or_group() {
        const std::size_t at = text_.skip_blanks(at_);
        const char32_t c = text_[at] == U'干' && text_.has(at + 1, U"円") ? U'千' : text_[at];
        if (is_scale(c)) {
            return scale(at, c);
        }
        if (!has_pending_ && groups_ > 0 && number_.scaled && continues_with_group(at)) {
            return next_group(at);
        }
        return false;
    }

    bool scale(std::size_t at, char32_t c) {
        // Behind a blank only what goes on as a number or as money: "18 億 2 千万円", not "2
        // 千人塚".
        const char32_t next = text_[text_.skip_blanks(at + 1)];
        if (begins_name(text_, at) ||
            (at != at_ && next != U'円' && !is_digit(next) && !is_scale(next))) {
            return false;
        }
        if (const int small = small_power(c); small > 0) {
            if (small >= last_small_ && section_read_) {
                return false;
            }
            section_ = section_ + (has_pending_ ? pending_ : Decimal(1)).shifted(small);
            shown_power_ = small + (has_pending_ ? shown_power_ : 0);
            pending_ = Decimal();
            has_pending_ = false;
            section_read_ = true;
            last_small_ = small;
        } else {
            const int big = big_power(c);
            if (big >= last_big_ || !(has_pending_ || section_read_)) {
                return false;
            }
            flush(big);
            shown_power_ += big;
            last_big_ = big;
            last_small_ = 4;
        }
        if (c == U'憶' || text_[at] == U'干') {
            append_utf8(number_.leftover, text_[at]);
        }
        word_.push_back(c == U'憶' ? U'億' : c);
        number_.scaled = true;
        at_ = at + 1;
        return true;
    }

    /// "5億6,504万", "1万2千人"; behind a blank only if a scale word or 円 follows: "11億  265万".
    bool continues_with_group(std::size_t at) const {
        if (digit_at(text_, at, style_.kanji) < 0) {
            return false;
        }
        Digits digits;
        if (!read_digits(text_, at, style_, digits)) {
            return false;
        }
        // 2千 and 3,000円 are two amounts: what follows a scale word has fewer digits than it.
        if (digits.count - digits.decimals > (section_read_ ? last_small_ : last_big_)) {
            return false;
        }
        const std::size_t behind = text_.skip_blanks(digits.end);
        return at == at_ || text_[behind] == U'円' ||
               (is_scale(text_[behind]) && !begins_name(text_, behind));
    }

    const FoldedText& text_;
    NumberStyle style_;
    ScannedNumber number_;
    Digits digits_;
    Decimal total_;
    Decimal section_;
    Decimal pending_;
    bool has_pending_ = false;
    bool section_read_ = false;
    int shown_power_ = 0;
    int last_big_ = 16;
    int last_small_ = 4;
    int groups_ = 0;
    std::u32string word_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<ScannedNumber> scan_number(const FoldedText& text, std::size_t i, NumberStyle style) {
    try {
        return Composer(text, style).read(i);
    } catch (const std::overflow_error&) {
        return std::nullopt;  // no amount that a report could mean
    }
}

}  // namespace tenken::schema
