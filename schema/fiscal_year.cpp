#include "schema/fiscal_year.h"

#include <algorithm>
#include <array>

#include "schema/characters.h"
#include "schema/eras.h"
#include "schema/folded_text.h"
#include "schema/text.h"
#include "schema/year_parts.h"
#include "schema/year_scanner.h"

namespace tenken::schema {
namespace {

constexpr int longest_period = 50;

/// A kanji numeral, or the 元 of a first year.
bool is_number_kanji(char32_t c) {
    return kanji_digit(c) >= 0 || c == U'元' || c == U'十' || c == U'百';
}

/// There is no year without a number: text of nothing but kana, ASCII and kanji, none of which is
/// one, has no year.
bool may_hold_year(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool kana = c >= 0x3041 && c <= 0x30FE;
        const bool tells = c < 0x80                    ? is_digit(c)
                           : c >= 0x4E00 && c < 0xA000 ? is_number_kanji(c)
                                                       : !kana;
        if (tells) {
            return true;
        }
    }
    return false;
}

/// "R3年度以降", "～H29": more than the year named.
bool is_open(const FoldedText& text, const ScannedYear& year) {
    constexpr std::array<std::u32string_view, 6> words = {U"以降", U"以後", U"以前",
                                                          U"から", U"まで", U"より"};
    return is_range_sign(text[year.last]) || is_range_sign(text.before(year.first)) ||
           std::any_of(words.begin(), words.end(),
                       [&](auto word) { return text.has(year.last, word); });
}

/// What may follow a number that is a year because it heads a row: 2019実績, 29計画.
bool is_label_end(const FoldedText& text, std::size_t i) {
    constexpr std::array<std::u32string_view, 9> words = {
        U"実績", U"計画", U"目標", U"見込", U"決算", U"予算", U"予定", U"現在", U"末"};
    return i == text.size() || text[i] == U'(' ||
           std::any_of(words.begin(), words.end(), [&](auto word) { return text.has(i, word); });
}

/// "2019", "29", "元", "29年": a number that is the whole label.
std::optional<YearMention> read_plain_label(const FoldedText& text,
                                            const std::optional<Period>& plan) {
    const auto number = read_year_number(text, 0, false);
    if (!number || number->digits == 3) {
        return std::nullopt;
    }
    std::size_t end = number->end;
    YearMention mention;
    if (text[end] == U'年') {
        mention.kind = YearMention::Kind::calendar_year;
        ++end;
    }
    if (!is_label_end(text, end)) {
        return std::nullopt;
    }
    if (number->digits == 4) {
        if (number->value < 1900 || number->value > 2100) {
            return std::nullopt;
        }
        mention.fiscal_year = number->value;
    } else {
        // No era ran longer than 64 years: 97 is a figure and not Showa 97, which would be 2022.
        const bool counts_years = plan && number->value <= 64;
        const Era* era = counts_years ? era_by_plan(number->value, 0, *plan) : nullptr;
        if (era == nullptr || !plan->contains(era->before_first + number->value)) {
            return std::nullopt;
        }
        mention.fiscal_year = era->before_first + number->value;
        mention.bare = true;
        mention.beyond_era = is_beyond(*era, number->value, 0, 0);
    }
    mention.year_end = text[end] == U'末';
    end += mention.year_end ? 1 : 0;
    mention.begin = text.begin_byte(0);
    mention.end = text.end_byte(end);
    mention.printed = text.printed(0, end);
    return mention;
}

/// True if only a sign or word for "to" stands between two mentions.
bool joins_range(const FoldedText& text, std::size_t first, std::size_t last) {
    constexpr std::array<std::u32string_view, 5> words = {U"から", U"より", U"至", U"ー",
                                                          U"から、"};
    if (last == first + 1 && is_range_sign(text[first])) {
        return true;
    }
    return std::any_of(words.begin(), words.end(), [&](auto word) {
        return last - first == word.size() && text.has(first, word);
    });
}

/// "平成29年度から5年間", "令和3年度からの5か年": how many years, 0 if none are said.
int counted_years(const FoldedText& text, std::size_t i) {
    if (!text.has(i, U"から")) {
        return 0;
    }
    i += text[i + 2] == U'の' ? 3 : 2;
    const auto number = read_year_number(text, i, true);
    if (!number || number->digits == 0 || number->digits > 2) {
        return 0;
    }
    for (const std::u32string_view word :
         {U"年間", U"年度間", U"か年", U"カ年", U"ヶ年", U"ケ年", U"ヵ年", U"箇年"}) {
        if (text.has(number->end, word)) {
            return number->value;
        }
    }
    return 0;
}

}  // namespace

std::vector<YearMention> find_years(std::string_view text, const std::optional<Period>& plan) {
    std::vector<YearMention> mentions;
    if (!may_hold_year(text)) {
        return mentions;
    }
    const FoldedText folded(text, FoldedText::Spaces::drop);
    for (ScannedYear& year : scan_years(folded, plan)) {
        mentions.push_back(std::move(year.mention));
    }
    return mentions;
}

std::optional<YearMention> parse_year_label(std::string_view label,
                                            const std::optional<Period>& plan) {
    if (!may_hold_year(label)) {
        return std::nullopt;
    }
    // A narrow cell breaks its label: 平成 / 29年度. Bytes keep their places.
    std::string line(label);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    const FoldedText folded(line, FoldedText::Spaces::drop);
    const std::vector<ScannedYear> years = scan_years(folded, plan);
    if (years.empty()) {
        return read_plain_label(folded, plan);
    }
    // 平成30年度実績（平成31年4月1日現在）: the year named as such counts, the date explains it.
    const bool named = std::any_of(years.begin(), years.end(), [](const ScannedYear& year) {
        return year.mention.kind == YearMention::Kind::fiscal_year;
    });
    std::optional<YearMention> found;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const ScannedYear& year = years[i];
        if (named && year.mention.kind != YearMention::Kind::fiscal_year) {
            continue;
        }
        // R2.4.1～R3.3.31 are the two ends of one fiscal year; R3年度～ has no end.
        const bool closed =
            (i + 1 < years.size() && joins_range(folded, year.last, years[i + 1].first)) ||
            (i > 0 && joins_range(folded, years[i - 1].last, year.first));
        if ((!closed && is_open(folded, year)) ||
            (found && found->fiscal_year != year.mention.fiscal_year)) {
            return std::nullopt;
        }
        if (!found) {
            found = year.mention;
        }
    }
    if (found) {
        found->printed = label.substr(found->begin, found->end - found->begin);
    }
    return found;
}

std::optional<Period> find_period(std::string_view text) {
    if (!may_hold_year(text)) {
        return std::nullopt;
    }
    const FoldedText folded(text, FoldedText::Spaces::drop);
    const std::vector<ScannedYear> years = scan_years(folded, std::nullopt);
    for (std::size_t i = 0; i < years.size(); ++i) {
        const int first = years[i].mention.fiscal_year;
        if (const int count = counted_years(folded, years[i].last); count > 1) {
            return Period{first, first + count - 1};
        }
        if (i + 1 < years.size() && joins_range(folded, years[i].last, years[i + 1].first)) {
            const int last = years[i + 1].mention.fiscal_year;
            if (last >= first && last - first < longest_period) {
                return Period{first, last};
            }
        }
    }
    return std::nullopt;
}

}  // namespace tenken::schema
