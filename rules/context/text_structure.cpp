#include "rules/context/text_structure.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::rules {
namespace {

constexpr std::size_t deepest = 20;

bool opens(char32_t c) {
    return c == U'(' || c == U'（' || c == U'[' || c == U'［' || c == U'<' || c == U'＜' ||
           c == U'〔';
}
bool closes(char32_t c) {
    return c == U')' || c == U'）' || c == U']' || c == U'］' || c == U'>' || c == U'＞' ||
           c == U'〕';
}
bool is_bullet(char32_t c) {
    // 〇 and the circles stand in front of entries; ◯ is what some fonts give for them.
    return c == U'○' || c == U'●' || c == U'◎' || c == U'◯' || c == U'■' || c == U'□' ||
           c == U'◆' || c == U'◇' || c == U'▼' || c == U'▽' || c == U'★' || c == U'☆' ||
           c == U'※' || c == U'•' || c == U'➢' || c == U'◉';
}
bool is_comma(char32_t c) {
    return c == U'、' || c == U',' || c == U'，' || c == U';' || c == U'；' || c == U'→' ||
           c == U'/' || c == U'／';
}
bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'　';
}

}  // namespace

TextStructure structure_of(std::string_view text, const std::vector<schema::Quantity>& quantities) {
    TextStructure result;
    result.sentences.push_back(0);
    std::vector<std::size_t> open;
    std::size_t quantity = 0;
    bool after_space = true;
    const auto end_sentence = [&](std::size_t at) {
        for (const std::size_t index : open) {
            result.brackets[index].end = at;
        }
        open.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = schema::next_code_point(text, at);
        while (quantity < quantities.size() && quantities[quantity].end <= begin) {
            ++quantity;
        }
        const bool in_figure = quantity < quantities.size() && quantities[quantity].begin <= begin;
        const bool bullet = is_bullet(c) || (c == U'・' && after_space);
        after_space = is_space(c) || c == U'\n' || is_bullet(c);
        if (in_figure) {
            continue;
        }
        if (opens(c) && open.size() < deepest) {
            open.push_back(result.brackets.size());
            result.brackets.push_back({begin, at, text.size(), static_cast<int>(open.size()), -1});
        } else if (closes(c) && !open.empty()) {
            result.brackets[open.back()].end = begin;
            open.pop_back();
        } else if (c == U'\n') {
            // A line feed ends a sentence, but a bracket may go on over it.
            result.sentences.push_back(at);
        } else if (bullet || c == U'【' || c == U'〈') {
            if (open.empty()) {
                result.sentences.push_back(begin);
                if (bullet) {
                    result.sentences.push_back(at);
                }
            } else if (bullet) {
                result.phrases.push_back(at);
            }
        } else if (c == U'。' || c == U'】' || c == U'〉') {
            if (open.empty() || c != U'。') {
                end_sentence(begin);
                result.sentences.push_back(at);
            }
        } else if (is_comma(c)) {
            result.phrases.push_back(at);
        }
    }
    return result;
}

}  // namespace tenken::rules
