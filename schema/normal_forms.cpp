#include "schema/normal_forms.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "schema/text.h"

namespace tenken::schema {

namespace {

/// What there is to know of a character. Forms are places in the pool, 0 for the character itself.
struct Kind {
    std::uint8_t combining_class;  ///< 0 for letters, which begin what marks are sorted within
    bool joins;                    ///< may be one with what stands before it
    std::uint16_t composed;        ///< NFKC of it alone
    std::uint16_t decomposed;      ///< NFKD, but of a syllable of Hangul
};

/// Two characters that are one.
struct Pair {
    char32_t first;
    char32_t second;
    char32_t both;
};

#include "normal_forms.inc"

std::uint16_t kind_of(char32_t c) {
    return kind_rows[kind_blocks[c >> 8U]][c & 0xFFU];
}

std::u32string_view form_at(std::uint16_t place) {
    return {&form_pool[place + 1], form_pool[place]};
}

/// Section 3.12 of the Unicode Standard: a syllable of Hangul is counted out of its letters.
std::optional<char32_t> hangul(char32_t first, char32_t second) {
    constexpr char32_t syllables = 0xAC00;
    constexpr char32_t leading = 0x1100;
    constexpr char32_t vowels = 0x1161;
    constexpr char32_t before_trailing = 0x11A7;
    constexpr char32_t leading_count = 19;
    constexpr char32_t vowel_count = 21;
    constexpr char32_t trailing_count = 28;
    constexpr char32_t count = leading_count * vowel_count * trailing_count;
    if (first >= leading && first < leading + leading_count && second >= vowels &&
        second < vowels + vowel_count) {
        const char32_t number = (first - leading) * vowel_count + (second - vowels);
        return syllables + number * trailing_count;
    }
    if (first >= syllables && first < syllables + count &&
        (first - syllables) % trailing_count == 0 && second > before_trailing &&
        second < before_trailing + trailing_count) {
        return first + (second - before_trailing);
    }
    return std::nullopt;
}

std::optional<char32_t> joined(char32_t first, char32_t second) {
    const auto found = std::lower_bound(
        std::begin(pairs), std::end(pairs), std::pair(first, second),
        [](const Pair& pair, const auto& two) { return std::pair(pair.first, pair.second) < two; });
    if (found != std::end(pairs) && found->first == first && found->second == second) {
        return found->both;
    }
    return hangul(first, second);
}

}  // namespace

void NormalParts::look_ahead() {
    ahead_.begin = ahead_.end;
    ahead_.joins = false;
    if (ahead_.begin < text_.size()) {
        ahead_.c = next_code_point(text_, ahead_.end);
        ahead_.kind = kind_of(ahead_.c);
        ahead_.joins = kinds[ahead_.kind].joins;
    }
}

bool NormalParts::next() {
    if (ahead_.begin == text_.size()) {
        return false;
    }
    const Ahead first = ahead_;
    look_ahead();
    begin_ = first.begin;
    if (ahead_.joins) {
        take_joined(first);
    } else {
        take_lone(first);
    }
    end_ = ahead_.begin;
    return true;
}

void NormalParts::take_lone(const Ahead& one) {
    const std::uint16_t place = kinds[one.kind].composed;
    changed_ = place != 0;
    itself_ = one.c;
    characters_ = changed_ ? form_at(place) : std::u32string_view(&itself_, 1);
}

void NormalParts::take_joined(const Ahead& first) {
    printed_.assign(1, first.c);
    decomposed_.clear();
    append_decomposed(first);
    for (; ahead_.joins; look_ahead()) {
        printed_ += ahead_.c;
        append_decomposed(ahead_);
    }
    reorder();
    compose();
    changed_ = composed_ != printed_;
    characters_ = composed_;
}

void NormalParts::append_decomposed(const Ahead& one) {
    const Kind& kind = kinds[one.kind];
    if (kind.decomposed == 0) {
        decomposed_.emplace_back(one.c, kind.combining_class);
        return;
    }
    for (const char32_t c : form_at(kind.decomposed)) {
        decomposed_.emplace_back(c, kinds[kind_of(c)].combining_class);
    }
}

/// Marks behind one letter stand in the order of their classes.
void NormalParts::reorder() {
    const auto is_letter = [](const Marked& one) { return one.second == 0; };
    for (auto begin = decomposed_.begin(); begin != decomposed_.end();) {
        begin = std::find_if_not(begin, decomposed_.end(), is_letter);
        const auto end = std::find_if(begin, decomposed_.end(), is_letter);
        std::stable_sort(begin, end,
                         [](const Marked& a, const Marked& b) { return a.second < b.second; });
        begin = end;
    }
}

/// A mark joins its letter unless one of its class or a higher one stands between the two.
void NormalParts::compose() {
    composed_.clear();
    std::optional<std::size_t> letter;
    int class_between = -1;  // nothing
    for (const auto& [c, combining_class] : decomposed_) {
        if (letter && class_between < int{combining_class}) {
            if (const auto both = joined(composed_[*letter], c)) {
                composed_[*letter] = *both;
                continue;
            }
        }
        class_between = combining_class;
        if (combining_class == 0) {
            letter = composed_.size();
            class_between = -1;
        }
        composed_ += c;
    }
}

}  // namespace tenken::schema
