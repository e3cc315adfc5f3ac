#include "extractor/proposals/contexts.h"

#include "schema/text.h"

namespace tenken::extractor {

namespace {

constexpr char32_t line_end = 0x0A;
constexpr std::size_t least_word_characters = 2;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6U) + (hash >> 2U);
    return hash * 0xBF58476D1CE4E5B9ULL;
}

}  // namespace

bool is_katakana(char32_t character) {
    return character >= U'ァ' && character <= U'ー' && character != U'・';
}

bool is_kanji(char32_t character) {
    return character >= 0x4E00 && character <= 0x9FFF;
}

bool is_of_figure(char32_t character) {
    static const std::u32string others = U".,%％▲△．，-－";
    return (character >= U'0' && character <= U'9') || (character >= U'０' && character <= U'９') ||
           others.find(character) != std::u32string::npos;
}

bool is_word_character(char32_t character) {
    return is_kanji(character) || is_katakana(character) ||
           (character >= U'A' && character <= U'Z') || (character >= U'a' && character <= U'z');
}

std::uint64_t context_key(const CharacterLine& line, std::size_t at, const Window& window) {
    std::uint64_t key = mixed(window.before, window.behind);
    std::size_t words = 0;
    const auto take = [&](std::size_t i) {
        key = mixed(key, line[i].character);
        words += is_word_character(line[i].character) ? 1U : 0U;
        return !line[i].doubtful && line[i].character != 0;
    };
    // The end of a line stands for one character, so no more than one may be missing.
    if (window.before > at + 1 || at + window.behind > line.size()) {
        return 0;
    }
    for (std::size_t i = window.before > at ? 0 : at - window.before; i < at; ++i) {
        if (!take(i)) {
            return 0;
        }
    }
    if (window.before > at) {
        key = mixed(key, line_end);
    }
    for (std::size_t i = at + 1; i < line.size() && i <= at + window.behind; ++i) {
        if (!take(i)) {
            return 0;
        }
    }
    if (at + window.behind >= line.size()) {
        key = mixed(key, line_end + 1);
    }
    return words >= least_word_characters ? key : 0;
}

std::string context_text(const CharacterLine& line, std::size_t at, const Window& window,
                         char32_t character) {
    std::string text;
    for (std::size_t i = window.before > at ? 0 : at - window.before;
         i < line.size() && i <= at + window.behind; ++i) {
        schema::append_utf8(text, i == at ? character : line[i].character);
    }
    return text;
}

}  // namespace tenken::extractor
