#include "tools/archive/words.h"

#include <set>
#include <string>

#include "schema/shared_module.h"
#include "tools/archive/word_breaks.h"

namespace tenken::tools {

namespace {

using extractor::Letter;
using extractor::LetterLine;

FindBreaks load_breaks() {
    return reinterpret_cast<FindBreaks>(required_function(
        "libtenken_icu.so", find_breaks_name,
        {"単語を区切る部品を使えない", "the part that finds words cannot be used"}));
}

bool is_sign(const std::string& text) {
    return text == "▲" || text == "△" || text == "-" || text == "－" || text == "−" || text == "¥";
}

bool is_digit(const std::string& text) {
    const bool ascii = text.size() == 1 && text[0] >= '0' && text[0] <= '9';
    return ascii || (text.size() == 3 && text.compare(0, 2, "\xEF\xBC") == 0 &&
                     static_cast<unsigned char>(text[2]) >= 0x90 &&
                     static_cast<unsigned char>(text[2]) <= 0x99);
}

/// Numbers of letters that begin a word.
std::set<std::size_t> beginnings(const LetterLine& line) {
    static const FindBreaks find_breaks = load_breaks();
    std::string text;
    std::vector<std::size_t> at;
    for (const Letter& letter : line.letters) {
        at.push_back(text.size());
        text += letter.text;
    }
    std::set<std::size_t> breaks;
    find_breaks(text, breaks);
    std::set<std::size_t> begin{0};
    for (std::size_t i = 1; i < line.letters.size(); ++i) {
        const bool joined = is_sign(line.letters[i - 1].text) && is_digit(line.letters[i].text);
        if (line.letters[i].space_before || (breaks.count(at[i]) > 0 && !joined)) {
            begin.insert(i);
        }
    }
    return begin;
}

}  // namespace

std::vector<Word> words_of(const LetterLine& line) {
    std::vector<Word> words;
    const std::set<std::size_t> begin = beginnings(line);
    long sum = 0;
    for (std::size_t i = 0; i < line.letters.size(); ++i) {
        const Letter& letter = line.letters[i];
        if (begin.count(i) > 0) {
            words.emplace_back();
            words.back().space_before = letter.space_before;
            sum = 0;
        }
        Word& word = words.back();
        word.text += letter.text;
        word.box = word.box.united(letter.box);
        word.corrected = word.corrected || letter.corrected;
        word.letters.push_back(&letter);
        sum += letter.confidence;
        word.confidence = static_cast<int>(sum / static_cast<long>(word.letters.size()));
    }
    return words;
}

}  // namespace tenken::tools
