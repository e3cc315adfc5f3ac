#include "extractor/layout/caption.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "schema/simple_forms.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

constexpr std::array<std::string_view, 8> names = {"table", "figure", "chart", "exhibit",
                                                   "graph", "表",     "図",    "グラフ"};

bool is_space(char32_t c) {
    return schema::is_white_space(c);
}

bool is_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

/// A digit, or the letters of a Roman or lettered number: "IV", "A-1".
bool begins_number(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t before = at;
        const char32_t c = schema::next_code_point(text, at);
        if (is_space(c)) {
            continue;
        }
        if (is_digit(c)) {
            return true;
        }
        const auto letters = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        const std::string_view rest = text.substr(before);
        const auto end = std::find_if_not(rest.begin(), rest.end(), letters);
        const auto count = static_cast<std::size_t>(end - rest.begin());
        return count > 0 && count <= 4 &&
               (end == rest.end() || *end == '.' || *end == '-' || *end == ':' || *end == ' ');
    }
    return false;
}

std::string_view after_space(std::string_view text) {
    while (!text.empty()) {
        std::size_t at = 0;
        if (!is_space(schema::next_code_point(text, at))) {
            break;
        }
        text.remove_prefix(at);
    }
    return text;
}

/// "第3表": the number stands within.
bool is_ordinal(std::string_view text) {
    std::size_t at = 0;
    if (schema::next_code_point(text, at) != U'第') {
        return false;
    }
    std::size_t digits = 0;
    while (at < text.size()) {
        const char32_t c = schema::next_code_point(text, at);
        if (is_digit(c)) {
            ++digits;
        } else if (!is_space(c)) {
            return digits > 0 && (c == U'表' || c == U'図');
        }
    }
    return false;
}

bool begins_with(std::string_view text, std::string_view name) {
    return text.size() > name.size() &&
           std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

}  // namespace

bool is_caption(std::string_view text) {
    text = after_space(text);
    if (text.empty()) {
        return false;
    }
    return is_ordinal(text) ||
           std::any_of(names.begin(), names.end(), [text](std::string_view name) {
               return begins_with(text, name) && begins_number(text.substr(name.size()));
           });
}

}  // namespace tenken::layout
