#include "extractor/layout/characters.h"

#include <cstddef>

#include "schema/simple_forms.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

constexpr std::u32string_view closing =
    U"、。，．,.・：；:;？！?!ー～」』）)】］]〉》〕｝}’”"
    U"ゝゞ々ヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％%‐";
constexpr std::u32string_view opening = U"「『（(【［[〈《〔｛{‘“";
constexpr std::u32string_view marks = U"○●◎〇◯■□◆◇★☆▶▷►◼◻▪▫•‣⦁※＊➢➤✓✔☑☐⇒→➡";
constexpr std::u32string_view leaders = U".…‥・･-－‐‑‒–—―─━_＿．·⋯┄┈ｰー";

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != set.npos;
}

bool within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

bool is_digit(char32_t c) {
    return within(c, U'0', U'9') || within(c, U'０', U'９');
}

bool is_kana(char32_t c) {
    return within(c, 0x3041, 0x309F) || within(c, 0x30A1, 0x30FA) || within(c, 0xFF66, 0xFF9D);
}

/// Circled, bracketed and dotted numbers: ① ⑴ ⒈ Ⅰ ㈠ ㊀.
bool is_enumerator(char32_t c) {
    return within(c, 0x2460, 0x24FF) || within(c, 0x2776, 0x2793) || within(c, 0x3220, 0x3243) ||
           within(c, 0x3280, 0x32B0);
}

/// "(1)", "（ア）", "(12)": at most two characters between round brackets.
bool is_bracketed_number(std::string_view text) {
    std::size_t at = 0;
    const char32_t open = schema::next_code_point(text, at);
    if (open != U'(' && open != U'（') {
        return false;
    }
    for (int inside = 0; at < text.size(); ++inside) {
        const char32_t c = schema::next_code_point(text, at);
        if (c == U')' || c == U'）') {
            return inside > 0;
        }
        if (inside == 2 ||
            !(is_digit(c) || is_kana(c) || within(c, U'a', U'z') || within(c, 0x2160, 0x217F))) {
            return false;
        }
    }
    return false;
}

}  // namespace

bool is_wide(char32_t c) {
    return within(c, 0x2E80, 0x9FFF) || within(c, 0xF900, 0xFAFF) || within(c, 0xFE30, 0xFE4F) ||
           within(c, 0xFF01, 0xFFEF) || within(c, 0x20000, 0x3FFFF) || within(c, 0x2460, 0x27BF) ||
           within(c, 0x2190, 0x21FF) || c == 0x203B || c == 0x2026;
}

bool cannot_begin_line(char32_t c) {
    return contains(closing, c) || c == U'…' || c == U'‥';  // inseparable: UAX #14, LB22
}

bool cannot_end_line(char32_t c) {
    return contains(opening, c);
}

bool is_word_character(char32_t c) {
    return is_digit(c) || within(c, U'A', U'Z') || within(c, U'a', U'z') ||
           within(c, U'Ａ', U'Ｚ') || within(c, U'ａ', U'ｚ') || within(c, 0x00C0, 0x024F) ||
           within(c, 0x0370, 0x052F) || is_kana(c) || c == 0x3005 || c == 0x30FC ||
           within(c, 0x3400, 0x9FFF) || within(c, 0xF900, 0xFAFF) || within(c, 0x20000, 0x3FFFF);
}

bool is_leader(char32_t c) {
    const bool kana_or_kanji = within(c, 0x3000, 0x30FA) || within(c, 0x30FD, 0xFEFF);
    return !kana_or_kanji && contains(leaders, c);
}

bool has_leaders(std::string_view text) {
    constexpr int enough = 4;
    int in_a_row = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = schema::next_code_point(text, at);
        if (is_leader(c)) {
            // … and ‥ are several dots in one.
            in_a_row += c == U'…' ? 3 : c == U'‥' ? 2 : 1;
            if (in_a_row >= enough) {
                return true;
            }
        } else if (!schema::is_white_space(c)) {
            in_a_row = 0;
        }
    }
    return false;
}

char32_t first_character(std::string_view text) {
    std::size_t at = 0;
    return schema::next_code_point(text, at);
}

char32_t last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
        --at;
    }
    return schema::next_code_point(text, at);
}

bool begins_entry(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    std::size_t at = 0;
    const char32_t first = schema::next_code_point(text, at);
    const char32_t second = at < text.size() ? first_character(text.substr(at)) : U'\0';
    if (contains(marks, first)) {
        return second != first;  // ○○市 is a name left open, no list
    }
    if (first == U'・' || first == U'･') {
        return !is_leader(second);
    }
    if (is_enumerator(first)) {
        return true;
    }
    if (first == U'-' || first == U'－' || first == U'–' || first == U'—') {
        return second != U'\0' && schema::is_white_space(second);
    }
    return is_bracketed_number(text);
}

}  // namespace tenken::layout
