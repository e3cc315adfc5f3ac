#include "extractor/pdf/font/decoded_text.h"

#include <algorithm>
#include <iterator>

#include "schema/text.h"

namespace tenken::pdf {
namespace {

struct Folding {
    char32_t from;
    char32_t to;
};

// Sorted. Two Kangxi radicals for which Japanese fonts draw the modern Japanese kanji, not the one
// that Unicode names as their equivalent. Vertical forms (U+FE10-FE19, FE30-FE48) are drawn so
// because the line runs down; the character is the plain one. Apple's and Adobe's private codes for
// parts of brackets and for serif and sans trade marks were encoded since.
constexpr Folding foldings[] = {
    {0x0009, 0x0020}, {0x000A, 0x0020}, {0x000D, 0x0020}, {0x00A0, 0x0020}, {0x2F3E, 0x6238},
    {0x2FCA, 0x9ED2}, {0xF8D9, 0x00A9}, {0xF8DA, 0x00AE}, {0xF8DB, 0x2122}, {0xF8E6, 0x23D0},
    {0xF8E7, 0x23AF}, {0xF8E8, 0x00AE}, {0xF8E9, 0x00A9}, {0xF8EA, 0x2122}, {0xF8EB, 0x239B},
    {0xF8EC, 0x239C}, {0xF8ED, 0x239D}, {0xF8EE, 0x23A1}, {0xF8EF, 0x23A2}, {0xF8F0, 0x23A3},
    {0xF8F1, 0x23A7}, {0xF8F2, 0x23A8}, {0xF8F3, 0x23A9}, {0xF8F4, 0x23AA}, {0xF8F5, 0x23AE},
    {0xF8F6, 0x239E}, {0xF8F7, 0x239F}, {0xF8F8, 0x23A0}, {0xF8F9, 0x23A4}, {0xF8FA, 0x23A5},
    {0xF8FB, 0x23A6}, {0xF8FC, 0x23AB}, {0xF8FD, 0x23AC}, {0xF8FE, 0x23AD}, {0xFE10, 0xFF0C},
    {0xFE11, 0x3001}, {0xFE12, 0x3002}, {0xFE13, 0xFF1A}, {0xFE14, 0xFF1B}, {0xFE15, 0xFF01},
    {0xFE16, 0xFF1F}, {0xFE17, 0x3016}, {0xFE18, 0x3017}, {0xFE19, 0x2026}, {0xFE30, 0x2025},
    {0xFE31, 0x2014}, {0xFE32, 0x2013}, {0xFE33, 0xFF3F}, {0xFE34, 0xFF3F}, {0xFE35, 0xFF08},
    {0xFE36, 0xFF09}, {0xFE37, 0xFF5B}, {0xFE38, 0xFF5D}, {0xFE39, 0x3014}, {0xFE3A, 0x3015},
    {0xFE3B, 0x3010}, {0xFE3C, 0x3011}, {0xFE3D, 0x300A}, {0xFE3E, 0x300B}, {0xFE3F, 0x3008},
    {0xFE40, 0x3009}, {0xFE41, 0x300C}, {0xFE42, 0x300D}, {0xFE43, 0x300E}, {0xFE44, 0x300F},
    {0xFE47, 0xFF3B}, {0xFE48, 0xFF3D},
};

char32_t fold(char32_t c) {
    const auto* const found =
        std::lower_bound(std::begin(foldings), std::end(foldings), c,
                         [](const Folding& f, char32_t wanted) { return f.from < wanted; });
    if (found != std::end(foldings) && found->from == c) {
        return found->to;
    }
    return c >= 0x2E80 && c <= 0x2FDF ? schema::fold_radical(c) : c;
}

bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_bad(char32_t c) {
    const bool control =
        (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    const bool noncharacter = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return control || surrogate || noncharacter || c == 0xFFFD || c == 0xFEFF || c > 0x10FFFF;
}

bool is_private(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

}  // namespace

TextQuality judge(std::u32string_view text) {
    if (std::all_of(text.begin(), text.end(), is_variation_selector) ||
        std::any_of(text.begin(), text.end(), is_bad)) {
        return TextQuality::none;
    }
    const bool has_private =
        std::any_of(text.begin(), text.end(), [](char32_t c) { return is_private(fold(c)); });
    return has_private ? TextQuality::private_use : TextQuality::good;
}

std::string presentable(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) {
        if (!is_variation_selector(c)) {
            schema::append_utf8(result, fold(c));
        }
    }
    return result;
}

}  // namespace tenken::pdf
