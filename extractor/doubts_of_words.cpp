#include "extractor/doubts_of_words.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "schema/text.h"

namespace tenken::extractor {

namespace {

/// Two full-width characters and the paper between them.
constexpr double beside = 2.4;
constexpr double one_line = 0.5;  // of a character, between what stands on one line

bool is_of_word(char32_t c) {
    constexpr std::u32string_view numerals = U"〇一二三四五六七八九十百千万億兆";
    const bool kana = (c >= 0x3041 && c <= 0x3093) || (c >= 0x30A1 && c <= 0x30F4);
    const bool kanji = c >= 0x4E00 && c <= 0x9FFF;
    return kana || (kanji && numerals.find(c) == std::u32string_view::npos);
}

bool consists_of(const std::string& text, bool (*test)(char32_t)) {
    for (std::size_t at = 0; at < text.size();) {
        if (!test(schema::next_code_point(text, at))) {
            return false;
        }
    }
    return true;
}

/// What a digit may be taken for.
bool looks_like_digit(char32_t c) {
    return std::u32string_view(U"りらうそつっくしノフワロコトミイッュョ").find(c) !=
           std::u32string_view::npos;
}

bool is_of_figure(const std::string& text) {
    static constexpr std::string_view signs[] = {"%", "％", "-", "－", "−", "▲", "△"};
    return (text.size() == 1 && text[0] >= '0' && text[0] <= '9') ||
           std::find(std::begin(signs), std::end(signs), text) != std::end(signs);
}

/// What stands behind a figure: the character before it may have been one (R1年 read as 召年).
bool follows_figures(char32_t c) {
    return std::u32string_view(U"年月日円件人名回校台冊歳割倍").find(c) !=
           std::u32string_view::npos;
}

/// The paper between two spans; below 0 where they lie over each other.
double gap(double a0, double a1, double b0, double b1) {
    return std::max(a0, b0) - std::min(a1, b1);
}

bool stands_beside(const Glyph& glyph, const Box& box) {
    const double size = std::max<double>(glyph.size, 1);
    const double across = gap(glyph.box.x0, glyph.box.x1, box.x0, box.x1);
    const double down = gap(glyph.box.y0, glyph.box.y1, box.y0, box.y1);
    return glyph.vertical ? down <= beside * size && across <= -one_line * size
                          : across <= beside * size && down <= -one_line * size;
}

bool stands_behind(const Glyph& glyph, const Box& box) {
    return glyph.vertical ? glyph.box.center_y() > box.center_y()
                          : glyph.box.center_x() > box.center_x();
}

/// Words go on at one side of it, or at both.
bool stands_in_word(const Page& page, const Box& box, bool at_both) {
    bool before = false;
    bool behind = false;
    for (const Glyph& glyph : page.glyphs) {
        const bool is_itself = box.contains(glyph.box.center_x(), glyph.box.center_y());
        if (!is_itself && stands_beside(glyph, box) && consists_of(glyph.text, is_of_word)) {
            (stands_behind(glyph, box) ? behind : before) = true;
        }
    }
    return at_both ? before && behind : before || behind;
}

}  // namespace

bool concerns_words(const Page& page, const scan::Doubt& doubt) {
    return doubt.reason != "shape" && !doubt.read.empty() && consists_of(doubt.read, is_of_word) &&
           consists_of(doubt.other, is_of_word) &&
           stands_in_word(page, doubt.box, consists_of(doubt.read, looks_like_digit)) &&
           std::none_of(page.glyphs.begin(), page.glyphs.end(), [&](const Glyph& glyph) {
               return stands_beside(glyph, doubt.box) &&
                      (is_of_figure(glyph.text) || (consists_of(glyph.text, follows_figures) &&
                                                    stands_behind(glyph, doubt.box)));
           });
}

}  // namespace tenken::extractor
