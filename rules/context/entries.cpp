#include "rules/context/entries.h"

namespace tenken::rules {
namespace {

bool begins(const std::string& text, const char* mark) {
    return text.rfind(mark, 0) == 0;
}

bool is_bullet(const std::string& squeezed) {
    for (const char* bullet :
         {"○", "●", "◎", "◯", "■", "□", "◆", "◇", "▼", "▽", "★", "☆", "•", "・"}) {
        if (squeezed == bullet) {
            return true;
        }
    }
    return false;
}

std::string without_ends(std::string text) {
    for (const char* mark : {"。", "、", "・", ",", "，"}) {
        const std::string_view word = mark;
        if (text.size() >= word.size() &&
            text.compare(text.size() - word.size(), word.size(), word) == 0) {
            text.erase(text.size() - word.size());
        }
    }
    return text;
}

}  // namespace

std::vector<TextEntry> entries_of(const TextView& text) {
    std::vector<TextEntry> entries;
    std::string label;
    bool bullet = false;
    const std::vector<std::size_t>& starts = text.sentence_starts();
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t begin = starts[i];
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.text().size();
        const std::string squeezed = text.squeezed(begin, end);
        if (squeezed.empty()) {
            continue;
        }
        if (is_bullet(squeezed)) {
            bullet = true;
            continue;
        }
        if (begins(squeezed, "〈") || begins(squeezed, "【")) {
            label = squeezed;
            bullet = false;
            continue;
        }
        entries.push_back({begin, end, without_ends(squeezed), label, bullet});
        bullet = false;
    }
    return entries;
}

}  // namespace tenken::rules
