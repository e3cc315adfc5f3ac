// Item numbers as cities print them: No.1, 管理№ R2-1, 1-(2)-③, "3 窓口の改善".
#include <algorithm>

#include "extractor/report/item_draft.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}

/// Dashes of every kind, and the long vowel mark typed for one, as '-'.
std::string plain_dashes(std::string_view number) {
    std::string out;
    for (std::size_t at = 0; at < number.size();) {
        const char32_t c = schema::next_code_point(number, at);
        const bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC;
        schema::append_utf8(out, dash ? U'-' : c);
    }
    return out;
}

/// ①書かない窓口: NFKC makes a plain digit of it, that nothing would part from a digit behind.
std::size_t circled_digit(std::string_view text) {
    std::size_t at = 0;
    const char32_t c = text.empty() ? 0 : schema::next_code_point(text, at);
    const bool circled = (c >= 0x2460 && c <= 0x2473) || (c >= 0x3251 && c <= 0x325F);
    return circled && at < text.size() ? at : 0;
}

}  // namespace

std::string item_number(std::string_view printed, const Vocabulary& vocabulary) {
    std::string number = schema::squeeze(printed);
    const std::size_t prefix = vocabulary.words("number-prefix").prefix(number);
    if (prefix > 0 && prefix < number.size()) {
        number.erase(0, prefix);
    }
    static constexpr std::string_view closing[] = {".", ":", "、", "。"};
    for (const std::string_view mark : closing) {
        if (number.size() > mark.size() && number.ends_with(mark)) {
            number.resize(number.size() - mark.size());
        }
    }
    return plain_dashes(number);
}

NumberedName split_number(std::string_view text, const Vocabulary& vocabulary) {
    const std::string name = one_line(text);
    if (const std::size_t circled = circled_digit(name); circled > 0) {
        return {item_number(name.substr(0, circled), vocabulary),
                std::string(schema::trim(std::string_view(name).substr(circled)))};
    }
    const std::string normal = schema::nfkc(name);
    const std::size_t size = vocabulary.words("number-before-name").prefix(normal);
    if (size == 0 || size >= normal.size() || !has_digit(normal.substr(0, size))) {
        return {"", name};
    }
    // The printed name keeps its own characters: cut as many as the normal form's number has.
    std::size_t cut = 0;
    for (std::size_t at = 0; at < name.size();) {
        schema::next_code_point(name, at);
        if (schema::nfkc(name.substr(0, at)).size() >= size) {
            cut = at;
            break;
        }
    }
    std::string number = schema::squeeze(normal.substr(0, size));
    static constexpr std::string_view brackets[][2] = {
        {"[", "]"}, {"(", ")"}, {"【", "】"}, {"〔", "〕"}};
    for (const auto& pair : brackets) {
        if (number.starts_with(pair[0]) && number.ends_with(pair[1])) {
            number = number.substr(pair[0].size(), number.size() - pair[0].size() - pair[1].size());
        }
    }
    return {item_number(number, vocabulary), std::string(schema::trim(name.substr(cut)))};
}

std::string number_before(std::string_view heading, std::string_view name,
                          const Vocabulary& vocabulary) {
    constexpr std::size_t longest = 16;  // 第1-(2)-③ with No. before it has 10 characters
    const std::string whole = schema::squeeze(heading);
    const std::string tail = schema::squeeze(name);
    if (tail.empty() || !whole.ends_with(tail)) {
        return "";
    }
    std::string number = whole.substr(0, whole.size() - tail.size());
    static constexpr std::string_view marks[] = {":", ".", "、", "・", "【", "】", "「", "『",
                                                 "[", "]", "<",  ">",  "〈", "〉", "《", "》"};
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark : marks) {
            if (number.ends_with(mark)) {
                number.resize(number.size() - mark.size());
                changed = true;
            }
            if (number.starts_with(mark)) {
                number.erase(0, mark.size());
                changed = true;
            }
        }
    }
    number = item_number(number, vocabulary);
    if (number.starts_with('(') && number.ends_with(')') && number.find('(', 1) == number.npos) {
        number = number.substr(1, number.size() - 2);
    }
    return has_digit(number) && code_points(number) <= longest ? number : "";
}

}  // namespace tenken::report
