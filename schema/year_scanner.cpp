#include "schema/year_scanner.h"

#include <algorithm>
#include <array>

#include "schema/characters.h"
#include "schema/eras.h"
#include "schema/year_parts.h"

namespace tenken::schema {
namespace {

// A year further ahead of the plan cannot be meant: 令和31年 is a typing error for 令和3年.
constexpr int years_ahead = 20;
constexpr int last_year_without_plan = 2060;
constexpr int longest_list = 12;

struct Reading {
    YearHead head;
    YearTail tail;
    bool bare = false;  ///< the era comes from the plan
    std::size_t last = 0;
};

bool is_letter_before(const FoldedText& text, std::size_t i) {
    const char32_t c = text.before(i);
    return is_kanji(c) || is_hiragana(c) || is_katakana(c);
}

/// Words that make a bare "3年度" a count of years or an ordinal.
bool counts_years(const FoldedText& text, std::size_t first, std::size_t end) {
    constexpr std::array<std::u32string_view, 15> before = {
        U"第", U"過去", U"今後", U"直近", U"前",     U"後",   U"翌",  U"約",
        U"各", U"計",   U"満",   U"毎",   U"向こう", U"当初", U"以前"};
    constexpr std::array<std::u32string_view, 8> behind = {U"目",   U"間",   U"連続", U"ぶり",
                                                           U"ごと", U"以内", U"にわ", U"続け"};
    return std::any_of(before.begin(), before.end(),
                       [&](auto word) { return text.ends(first, word); }) ||
           std::any_of(behind.begin(), behind.end(),
                       [&](auto word) { return text.has(end, word); });
}

/// The end of what parts two years at `i`; `i` if nothing does.
std::size_t behind_separator(const FoldedText& text, std::size_t i) {
    const char32_t c = text[i];
    if (is_range_sign(c) || c == U'ー' || c == U'・' || c == U',' || c == U'、' || c == U'/') {
        return i + 1;
    }
    for (const std::u32string_view word : {U"から", U"より", U"及び", U"および", U"並びに"}) {
        if (text.has(i, word)) {
            return i + word.size();
        }
    }
    return text[i] == U'と' ? i + 1 : i;
}

/// "29・30年度", "2~4年度", "29、30、元年度": the tail that the first number shares with the last.
YearTail::Kind shared_tail(const FoldedText& text, std::size_t i) {
    for (int count = 0; count < longest_list; ++count) {
        const std::size_t next = behind_separator(text, i);
        if (next == i) {
            return YearTail::Kind::none;
        }
        std::size_t at = next;
        if (!is_digit(text[at]) && text[at] != U'元') {
            const auto head = read_year_head(text, at);
            if (!head) {
                return YearTail::Kind::none;
            }
            at = head->end;
        } else if (const auto number = read_year_number(text, at, false);
                   number && number->digits != 3) {
            at = number->end;
        } else {
            return YearTail::Kind::none;
        }
        if (text.has(at, U"年度")) {
            return YearTail::Kind::fiscal;
        }
        if (text[at] == U'年') {
            return text[at + 1] == U'間' || is_digit(text[at + 1]) ? YearTail::Kind::none
                                                                   : YearTail::Kind::calendar;
        }
        i = at;
    }
    return YearTail::Kind::none;
}

/// A letter and a number alone: H29 is a year, H鋼, R2-1, S3 and M7 are none.
bool stands_as_label(const FoldedText& text, const YearHead& head) {
    const char32_t letter = head.era->letter;
    const bool likely = letter == U'R'   ? head.number <= 40
                        : letter == U'H' ? head.number <= 50
                        : letter == U'S' ? head.number >= 20 && head.number <= 64
                                         : false;
    if (!likely || (text[head.first] >= U'a' && text[head.first] <= U'z')) {
        return false;
    }
    const std::size_t end = head.end;
    const char32_t next = text[end];
    if (next == U'-' && is_digit(text[end + 1])) {
        // H23-27 is a range; R2-1 and R1-2 are numbers of items.
        const auto last = read_year_number(text, end + 1, false);
        return last && last->digits == 2 && head.number >= 10 && last->value > head.number &&
               !is_dash(text[last->end]) && !is_ascii_letter(text[last->end]);
    }
    if ((next == U'.' || next == U',' || next == U':') && is_digit(text[end + 1])) {
        // A version, an amount, a time; but H29,30 is a list.
        const auto more = read_year_number(text, end + 1, false);
        return next == U',' && more && more->digits == 2;
    }
    for (const char32_t c : {U'%', U'号', U'型', U'形', U'系', U'鋼', U'階', U'点', U'級'}) {
        if (next == c) {
            return false;
        }
    }
    // R3アクセス数, but not H2ロケット or the size S21.
    return letter == U'R' || (letter == U'H' && head.number >= 10) || !is_katakana(next);
}

class Scanner {
  public:
    Scanner(const FoldedText& text, const std::optional<Period>& plan) : text_(text), plan_(plan) {}

    std::vector<ScannedYear> run() {
        std::size_t i = 0;
        while (i < text_.size()) {
            const auto reading = starts_year(text_[i]) ? read(i) : std::nullopt;
            if (!reading) {
                ++i;
                continue;
            }
            Reading last = *reading;
            add(last);
            while (const auto next = continued(last)) {
                last = *next;
                add(last);
            }
            i = last.last;
        }
        return std::move(found_);
    }

  private:
    static bool starts_year(char32_t c) {
        return is_digit(c) || is_ascii_letter(c) || c == U'平' || c == U'令' || c == U'昭' ||
               c == U'大' || c == U'明' || c == U'元' || is_apostrophe(c) || kanji_digit(c) > 0;
    }

    std::optional<Reading> read(std::size_t i) {
        auto head = read_year_head(text_, i);
        if (!head) {
            return std::nullopt;
        }
        Reading reading{*head, {}, false, 0};
        pair(reading);
        reading.last = reading.tail.end;
        switch (head->kind) {
            case YearHead::Kind::era:
                if (reading.tail.kind == YearTail::Kind::none && names_place(reading.last)) {
                    return std::nullopt;
                }
                break;
            case YearHead::Kind::letter:
                if (reading.tail.kind == YearTail::Kind::none) {
                    reading.tail.kind = shared_tail(text_, reading.last);
                }
                if (reading.tail.kind == YearTail::Kind::none && !reading.head.confirmed &&
                    !stands_as_label(text_, *head)) {
                    return std::nullopt;
                }
                break;
            case YearHead::Kind::western:
                if (!accept_western(reading)) {
                    return std::nullopt;
                }
                break;
            case YearHead::Kind::bare:
                if (!accept_bare(reading)) {
                    return std::nullopt;
                }
                break;
        }
        if (reading.tail.kind == YearTail::Kind::none) {
            reading.tail.kind = shared_tail(text_, reading.last);
        }
        return reading;
    }

    /// 昭和3丁目, 大正1階: places are called after eras, too.
    bool names_place(std::size_t i) const {
        for (const char32_t c : std::u32string_view(U"丁番号条町階通組店")) {
            if (text_[i] == c) {
                return true;
            }
        }
        return false;
    }

    /// Reads the tail, and what says the same year again in brackets: 2004(平成16)年度,
    /// 平成31年度(令和元年度), 令和元(2019)年度.
    void pair(Reading& reading) const {
        YearHead& head = reading.head;
        reading.tail = read_year_tail(text_, head.end, head);
        const std::size_t open = reading.tail.end;
        if (text_[open] != U'(' || reading.tail.kind == YearTail::Kind::date ||
            head.kind == YearHead::Kind::bare) {
            return;
        }
        const auto other = read_year_head(text_, open + 1);
        if (!other || other->kind == YearHead::Kind::bare || other->western() != head.western()) {
            return;
        }
        const YearTail inner = read_year_tail(text_, other->end, *other);
        if (text_[inner.end] != U')' || inner.kind == YearTail::Kind::date) {
            return;
        }
        const std::size_t close = inner.end + 1;
        YearTail outer = read_year_tail(text_, close, head);
        if (outer.kind == YearTail::Kind::date && outer.dotted) {
            outer = YearTail{};
            outer.end = close;
        }
        if (text_[close] == U'度' && reading.tail.kind == YearTail::Kind::calendar) {
            outer.kind = YearTail::Kind::fiscal;  // 平成31年(令和元年)度
            outer.end = close + 1;
        }
        if (outer.kind == YearTail::Kind::none) {
            outer.kind = reading.tail.kind != YearTail::Kind::none ? reading.tail.kind : inner.kind;
            outer.year_end = reading.tail.year_end || inner.year_end;
        }
        // 平成33(2021)年度: which of the two an era over-run stands in does not matter.
        if (head.era == nullptr ||
            (other->era != nullptr && is_beyond(*other->era, other->number, 0, 0))) {
            head.era = other->era;
            head.number = other->number;
        }
        head.confirmed = true;
        head.end = close;
        reading.tail = outer;
    }

    bool accept_western(Reading& reading) const {
        const YearHead& head = reading.head;
        if (head.named_fiscal || head.confirmed) {
            return true;
        }
        const char32_t before = text_.before(head.first);
        if (before == U',' || before == U'.' || before == U'/' || before == U':' ||
            is_dash(before)) {
            return false;
        }
        if (reading.tail.kind == YearTail::Kind::date && reading.tail.dotted) {
            return reading.tail.day > 0 &&
                   is_real_date(head.number, reading.tail.month, reading.tail.day);
        }
        if (reading.tail.kind != YearTail::Kind::none) {
            return text_[reading.last] != U'間';
        }
        reading.tail.kind = shared_tail(text_, head.end);
        if (reading.tail.kind != YearTail::Kind::none) {
            return true;
        }
        const auto other = read_year_head(text_, head.end + 1);
        if (text_[head.end] == U'(' && other && other->era != nullptr) {
            return true;  // 2004(平成17)年度: the other one disagrees and is given as well
        }
        return is_plain_range(head);
    }

    /// 2017~2021 without 年.
    bool is_plain_range(const YearHead& head) const {
        if (!is_range_sign(text_[head.end])) {
            return false;
        }
        const auto other = read_year_number(text_, head.end + 1, false);
        return other && other->digits == 4 && other->value > head.number &&
               other->value <= head.number + 50 && head.number >= 1950 && stands_alone(other->end);
    }

    bool accept_bare(Reading& reading) const {
        YearHead& head = reading.head;
        const char32_t before = text_.before(head.first);
        const bool first_year = text_[head.first] == U'元';
        if (!plan_ || before == U',' || before == U'.' || before == U'/' || before == U':' ||
            is_dash(before) || (first_year && is_letter_before(text_, head.first))) {
            return false;
        }
        YearTail& tail = reading.tail;
        if (tail.kind == YearTail::Kind::none) {
            tail.kind = shared_tail(text_, head.end);
        }
        const bool date = tail.kind == YearTail::Kind::date;
        if ((tail.kind != YearTail::Kind::fiscal && !date) ||
            (tail.kind == YearTail::Kind::fiscal && text_[head.end] == U'末') ||
            counts_years(text_, head.first, tail.end)) {
            return false;
        }
        if (date && tail.dotted) {
            // 17.4.1 is a date, 1.2.3 the number of a section.
            const bool said = text_.has(tail.end, U"現在") || text_.has(tail.end, U"時点") ||
                              is_range_sign(text_[tail.end]);
            if (text_[head.end] != U'.' || (tail.day > 0 && head.number < 10 && !said)) {
                return false;
            }
        }
        head.era = era_by_plan(head.number, tail.month, *plan_);
        reading.bare = true;
        return head.era != nullptr && (!date || is_real_date(head.western(), tail.month, tail.day));
    }

    /// The year behind a separator that shares the era of the one before: 平成29年度~33年度.
    std::optional<Reading> continued(const Reading& previous) const {
        const std::size_t at = behind_separator(text_, previous.last);
        if (at == previous.last) {
            return std::nullopt;
        }
        const bool range = is_range_sign(text_[previous.last]);
        const auto head = read_year_head(text_, at);
        const bool western = previous.head.era == nullptr;
        if (!head || head->first != at ||
            (head->kind != YearHead::Kind::bare &&
             !(western && head->kind == YearHead::Kind::western))) {
            return std::nullopt;
        }
        Reading next{*head, read_year_tail(text_, head->end, *head), previous.bare, 0};
        YearTail& tail = next.tail;
        const bool no_tail = tail.kind == YearTail::Kind::none;
        if (no_tail) {
            tail.kind = shared_tail(text_, head->end);
        }
        const bool alone = tail.kind == YearTail::Kind::none;
        if (alone &&
            !(range && previous.tail.kind == YearTail::Kind::none && stands_alone(head->end))) {
            return std::nullopt;
        }
        const bool calendar = tail.kind == YearTail::Kind::calendar;
        if (calendar && (previous.tail.kind != YearTail::Kind::calendar ||
                         counts_years(text_, at, tail.end) || text_[tail.end] == U'後')) {
            return std::nullopt;
        }
        if (tail.kind == YearTail::Kind::fiscal && counts_years(text_, at, tail.end)) {
            return std::nullopt;
        }
        if (!inherit_era(previous, next, calendar)) {
            return std::nullopt;
        }
        next.last = tail.end;
        return next;
    }

    bool stands_alone(std::size_t i) const {
        const char32_t c = text_[i];
        return c == 0 || c == U')' || c == U'\n' || c == U'\t' || c == U'、' || c == U'」' ||
               c == U'(' || c == U'の' || c == U'計' || c == U'累';
    }

    /// Gives the head of `next` an era in which it comes after `previous`; a western year of two
    /// digits its century.
    bool inherit_era(const Reading& previous, Reading& next, bool same_era_only) const {
        const int before = fiscal_year_of(previous.head.western(), previous.tail.month);
        const auto follows = [&] {
            return fiscal_year_of(next.head.western(), next.tail.month) >= before &&
                   next.head.western() <= before + 60;
        };
        if (next.tail.kind == YearTail::Kind::date &&
            !is_real_date(2000, next.tail.month, next.tail.day)) {
            return false;
        }
        if (previous.head.era == nullptr) {
            if (next.head.kind == YearHead::Kind::bare) {
                next.head.kind = YearHead::Kind::western;
                next.head.number += previous.head.number / 100 * 100;
            }
            return follows();
        }
        for (const Era& era : eras()) {
            if (era.before_first < previous.head.era->before_first) {
                continue;
            }
            next.head.era = &era;
            if (follows() && next.head.number > 0) {
                return true;
            }
            if (same_era_only) {
                return false;
            }
        }
        return false;
    }

    void add(const Reading& reading) {
        const YearHead& head = reading.head;
        const YearTail& tail = reading.tail;
        ScannedYear year;
        year.first = head.first;
        year.last = std::max(reading.last, head.end);
        YearMention& mention = year.mention;
        mention.kind = tail.kind == YearTail::Kind::date       ? YearMention::Kind::date
                       : tail.kind == YearTail::Kind::calendar ? YearMention::Kind::calendar_year
                                                               : YearMention::Kind::fiscal_year;
        mention.month = tail.month;
        mention.day = tail.day;
        mention.fiscal_year = fiscal_year_of(head.western(), tail.month);
        mention.bare = reading.bare;
        mention.year_end = tail.year_end;
        if (head.era != nullptr) {
            const int limit = plan_ ? plan_->last + years_ahead : last_year_without_plan;
            mention.beyond_era = is_beyond(*head.era, head.number, tail.month, tail.day);
            mention.impossible = head.number == 0 || (!head.confirmed && head.western() > limit);
        }
        if (mention.kind == YearMention::Kind::date &&
            !is_real_date(head.western(), tail.month, tail.day)) {
            mention.impossible = true;
        }
        mention.begin = text_.begin_byte(year.first);
        mention.end = text_.end_byte(year.last);
        mention.printed = text_.printed(year.first, year.last);
        found_.push_back(std::move(year));
    }

    const FoldedText& text_;
    const std::optional<Period>& plan_;
    std::vector<ScannedYear> found_;
};

}  // namespace

std::vector<ScannedYear> scan_years(const FoldedText& text, const std::optional<Period>& plan) {
    return Scanner(text, plan).run();
}

}  // namespace tenken::schema
