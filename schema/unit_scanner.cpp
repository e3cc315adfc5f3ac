#include "schema/unit_scanner.h"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/characters.h"
#include "schema/unit_words.h"

namespace tenken::schema {
namespace {

constexpr std::size_t longest_noun = 4;
constexpr std::size_t longest_katakana = 10;

bool any_word(const FoldedText& text, std::size_t i, std::span<const std::u32string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::u32string_view word) { return text.has(i, word); });
}

/// The units by their first character, so that few of them are looked at behind a number, and none
/// at all behind nearly all numbers.
class UnitIndex {
  public:
    explicit UnitIndex(std::span<const UnitWord> words) {
        for (const UnitWord& word : words) {
            units_.push_back(&word);
            known_[first(word) % known_.size()] = true;
        }
        std::stable_sort(units_.begin(), units_.end(), [](const UnitWord* a, const UnitWord* b) {
            return first(*a) < first(*b);
        });
    }

    /// The end of the longest one at `i`; `i` if there is none.
    std::size_t behind_longest(const FoldedText& text, std::size_t i) const {
        std::size_t end = i;
        const char32_t c = text[i];
        if (!known_[c % known_.size()]) {
            return end;
        }
        auto unit =
            std::lower_bound(units_.begin(), units_.end(), c,
                             [](const UnitWord* a, char32_t begin) { return first(*a) < begin; });
        for (; unit != units_.end() && first(**unit) == c; ++unit) {
            const std::size_t behind = i + (*unit)->word.size();
            if (behind > end && text.has(i, (*unit)->word) &&
                (text[behind] == 0 ||
                 (*unit)->not_before.find(text[behind]) == std::u32string_view::npos)) {
                end = behind;
            }
        }
        return end;
    }

  private:
    static char32_t first(const UnitWord& unit) { return unit.word.front(); }

    std::vector<const UnitWord*> units_;
    std::array<bool, 1024> known_{};  ///< some word may begin with such a character
};

/// The end of the longest word of `words` at `i`; `i` if there is none.
std::size_t behind_longest(const FoldedText& text, std::size_t i,
                           std::span<const std::u32string_view> words) {
    std::size_t end = i;
    for (const std::u32string_view word : words) {
        if (i + word.size() > end && text.has(i, word)) {
            end = i + word.size();
        }
    }
    return end;
}

std::size_t behind_unit(const FoldedText& text, std::size_t i) {
    static const UnitIndex units(unit_words());
    return units.behind_longest(text, i);
}

std::size_t behind_ordinal(const FoldedText& text, std::size_t i) {
    static const UnitIndex ordinals(ordinal_words());
    return ordinals.behind_longest(text, i);
}

/// か所, ヶ月, 箇国 …: any counter of the form か + noun.
bool is_ka(char32_t c) {
    return c == U'か' || c == U'カ' || c == U'ケ' || c == U'ヵ' || c == U'ヶ' || c == U'箇' ||
           c == U'個';
}

/// 年 counts years only where it says so: 耐用年数 50年, 8.5年, 10年以上; 3年保育 and 29年 do not.
bool measures_years(const FoldedText& text, std::size_t behind, const NumberContext& number) {
    constexpr std::array<std::u32string_view, 8> words = {U"以上", U"以下", U"以内", U"未満",
                                                          U"程度", U"短縮", U"延長", U"超"};
    const std::size_t before = text.back_over_blanks(number.first);
    return number.cell || number.decimal || any_word(text, behind, words) ||
           text.ends(before, U"年数") || text.ends(before, U"年数は") ||
           text.ends(before, U"年数:");
}

bool is_per(const FoldedText& text, std::size_t i) {
    constexpr std::array<std::u32string_view, 6> words = {U"当たり", U"あたり", U"当り",
                                                          U"につき", U"ごと",   U"毎に"};
    return any_word(text, i, words);
}

class UnitScanner {
  public:
    UnitScanner(const FoldedText& text, const NumberContext& number)
        : text_(text), number_(number) {}

    ScannedUnit scan(std::size_t i) {
        if (is_per(text_, text_.skip_blanks(i))) {
            return ordinal(i);  // 人口10万当たり
        }
        ScannedUnit found = read(i);
        if (found.role == ScannedUnit::Role::unit) {
            const bool counts_up = text_[found.end] == U'目' && !text_.has(found.end, U"目標") &&
                                   !text_.has(found.end, U"目的");
            if (counts_up || is_per(text_, found.end)) {  // 3人目, 1人当たり
                found.role = ScannedUnit::Role::ordinal;
            }
        }
        return found;
    }

  private:
    ScannedUnit read(std::size_t i) const {
        const std::size_t at = text_.skip_blanks(i);
        if (text_[at] == U'年' && !text_.has(at, U"年度")) {
            return read_years(at);
        }
        if (text_[at] == U'分' || text_[at] == U'日') {
            // 4月1日, 9時30分.
            const char32_t before = text_.before(number_.first);
            if ((before == U'月' || before == U'時') && number_.first >= 2 &&
                is_digit(text_[number_.first - 2])) {
                return ordinal(at + 1);
            }
        }
        std::size_t end = behind_unit(text_, at);
        const std::size_t other = behind_ordinal(text_, at);
        if (other > end) {
            return ordinal(other);
        }
        if (end > at) {
            return stands_apart(i, at, end) ? unit(at, end) : ScannedUnit{};
        }
        if (is_ascii_letter(text_[at]) || text_[at] == U'°') {
            end = behind_longest(text_, at, ascii_units());
            const bool whole = end > at && !is_ascii_letter(text_[end]) && !is_digit(text_[end]);
            if (whole) {
                return unit(at, end);
            }
            return at == i ? ordinal(at + 1) : ScannedUnit{};  // 5G, 3D
        }
        if (at != i) {
            return {};
        }
        return read_noun(i);
    }

    ScannedUnit read_years(std::size_t at) const {
        const std::size_t end = at + (text_.has(at, U"年間") ? 2 : 1);
        return measures_years(text_, end, number_) ? unit(at, end) : ordinal(end);
    }

    /// Behind a blank a counter must stand alone: "1,567 人" but not "1 人材育成".
    bool stands_apart(std::size_t i, std::size_t at, std::size_t end) const {
        return at == i || end - at > 1 || !is_kanji(text_[end]) ||
               any_word(text_, end, verb_words());
    }

    /// Counted things that are no known counter: 17組織, 1サイト, 5業務.
    ScannedUnit read_noun(std::size_t i) const {
        std::size_t end = i;
        if (is_ka(text_[i]) && is_kanji(text_[i + 1])) {
            end = i + 2;
            if (text_[i + 1] == U'年') {  // 5か年 is a span, not a figure
                end += text_[end] == U'度' ? 1 : 0;
                return number_.cell ? unit(i, end) : ordinal(end);
            }
            return unit(i, end);
        }
        if (is_katakana(text_[i]) && text_[i] != U'ー') {
            while (is_katakana(text_[end])) {
                ++end;
            }
            // A single one marks a clause: 1003イ.
            return end - i > 1 && end - i <= longest_katakana ? unit(i, end) : ScannedUnit{};
        }
        if (kanji_digit(text_[i]) >= 0) {
            return {};
        }
        while (is_kanji(text_[end]) && !any_word(text_, end, verb_words()) &&
               end - i <= longest_noun) {
            ++end;
        }
        const bool fits = end > i && end - i <= longest_noun;
        return fits ? unit(i, end) : ScannedUnit{};
    }

    ScannedUnit ordinal(std::size_t end) const { return {ScannedUnit::Role::ordinal, "", end}; }

    ScannedUnit unit(std::size_t first, std::size_t end) const {
        // A rate: 32,500アクセス/月, g/人・日.
        while (text_[end] == U'/' || (text_[end] == U'・' && end > first + 1)) {
            const std::size_t behind = behind_longest(text_, end + 1, rate_words());
            if (behind == end + 1 || (text_[end] == U'・' && !has_slash(first, end))) {
                break;
            }
            end = behind;
        }
        ScannedUnit found{ScannedUnit::Role::unit, text_.normal(first, end), end};
        if (found.unit == "パーセント") {
            found.unit = "%";
        } else if (found.unit == "パーセントポイント" || found.unit == "%ポイント") {
            found.unit = "ポイント";
        }
        return found;
    }

    bool has_slash(std::size_t first, std::size_t end) const {
        for (std::size_t i = first; i < end; ++i) {
            if (text_[i] == U'/') {
                return true;
            }
        }
        return false;
    }

    const FoldedText& text_;
    const NumberContext& number_;
};

}  // namespace

ScannedUnit scan_unit(const FoldedText& text, std::size_t i, const NumberContext& number) {
    return UnitScanner(text, number).scan(i);
}

}  // namespace tenken::schema
