#include "rules/context/indicator.h"

namespace tenken::rules {
namespace {

bool strip_first(std::string& text, const WordList& words) {
    for (const std::string& word : words.words()) {
        if (text.size() >= word.size() && text.compare(0, word.size(), word) == 0) {
            text.erase(0, word.size());
            return true;
        }
    }
    return false;
}

bool strip_last(std::string& text, const WordList& words) {
    for (const std::string& word : words.words()) {
        if (text.size() >= word.size() &&
            text.compare(text.size() - word.size(), word.size(), word) == 0) {
            text.erase(text.size() - word.size());
            return true;
        }
    }
    return false;
}

}  // namespace

std::string indicator_words(std::string squeezed, const Vocabulary& vocabulary) {
    std::string words = vocabulary.word_list("indicator-stop-words").without(squeezed);
    const WordList& first = vocabulary.word_list("indicator-first-words");
    const WordList& last = vocabulary.word_list("indicator-last-words");
    while (!words.empty() && (strip_first(words, first) || strip_last(words, last))) {
    }
    return words;
}

}  // namespace tenken::rules
