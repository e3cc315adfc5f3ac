#include "extractor/report/label_core.h"

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {

std::string_view undecorated(std::string_view text) {
    static constexpr std::string_view leading[] = {"○", "●", "◎", "◇", "◆", "□",  "■", "▽", "▼",
                                                   "△", "▲", "☆", "★", "※", "・", "*", "◯", "〇"};
    static constexpr std::string_view trailing[] = {":", "。", "、", "→", "⇒"};
    static constexpr std::string_view enclosing[][2] = {{"【", "】"}, {"<", ">"},   {"〈", "〉"},
                                                        {"《", "》"}, {"「", "」"}, {"『", "』"},
                                                        {"≪", "≫"}};
    // The bytes that a mark in front or a bracket begins with; hardly a label does.
    const auto may_be_decorated = [&text] {
        return !text.empty() && std::string_view("*<\xE2\xE3").find(text[0]) != text.npos;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark : leading) {
            if (!may_be_decorated()) {
                break;
            }
            if (text.size() > mark.size() && text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                changed = true;
            }
        }
        for (const std::string_view mark : trailing) {
            if (text.size() > mark.size() && text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                changed = true;
            }
        }
        for (const auto& pair : enclosing) {
            if (!may_be_decorated()) {
                break;
            }
            if (text.size() > pair[0].size() + pair[1].size() && text.starts_with(pair[0]) &&
                text.ends_with(pair[1]) && text.find(pair[1]) == text.size() - pair[1].size()) {
                text = text.substr(pair[0].size(), text.size() - pair[0].size() - pair[1].size());
                changed = true;
            }
        }
    }
    return text;
}

std::string_view without_enumerator(std::string_view text) {
    std::size_t at = text.starts_with('(') ? 1 : 0;
    if (at >= text.size() || !is_digit(text[at])) {
        return text;
    }
    ++at;
    while (at < text.size() && (text[at] == '.' || text[at] == ')' || text[at] == ':')) {
        ++at;
    }
    return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80 ? text.substr(at)
                                                                            : text;
}

std::string_view without_circled_digit(std::string_view text) {
    std::size_t at = 0;
    const bool possible = text.size() > 3 && static_cast<unsigned char>(text[0]) == 0xE2;
    const char32_t c = possible ? schema::next_code_point(text, at) : 0;
    return c >= 0x2460 && c <= 0x2473 ? schema::trim(text.substr(at)) : text;
}

std::string_view without_counter(std::string_view text) {
    while (text.size() > 1 && is_digit(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

}  // namespace tenken::report
