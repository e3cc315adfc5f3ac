#include "extractor/layout/markup.h"

#include <algorithm>
#include <array>
#include <vector>

#include "schema/text.h"

namespace tenken::layout {
namespace {

constexpr std::size_t longest_tag = 200;

constexpr std::array<std::string_view, 36> known_tags{
    "a",   "b",     "big",  "blockquote", "body",  "br",   "center", "code", "dd",
    "del", "div",   "dl",   "dt",         "em",    "font", "h1",     "h2",   "h3",
    "hr",  "html",  "i",    "img",        "input", "ins",  "li",     "ol",   "p",
    "s",   "small", "span", "strong",     "sub",   "sup",  "u",      "ul",   "label"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
    c = lower(c);
    return c >= 'a' && c <= 'z';
}

/// Name of the tag that begins at `at`, in small letters, "" if it is none; `end` behind its '>'.
std::string tag_at(std::string_view text, std::size_t at, std::size_t& end) {
    const std::size_t close = text.find('>', at);
    if (close == std::string_view::npos || close - at > longest_tag) {
        return "";
    }
    std::size_t i = at + 1;
    i += i < close && text[i] == '/' ? 1 : 0;
    std::string name;
    while (i < close &&
           (is_letter(text[i]) || (!name.empty() && text[i] >= '1' && text[i] <= '6'))) {
        name.push_back(lower(text[i++]));
    }
    const bool ended = i == close || text[i] == ' ' || text[i] == '/';
    const bool known = std::find(known_tags.begin(), known_tags.end(), name) != known_tags.end();
    end = close + 1;
    return ended && known ? name : "";
}

std::string decode_entities(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> entities[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto* found =
            std::find_if(std::begin(entities), std::end(entities), [&](const auto& entity) {
                return text[at] == '&' && text.substr(at).starts_with(entity.first);
            });
        if (found == std::end(entities)) {
            out.push_back(text[at++]);
        } else {
            out += found->second;
            at += found->first.size();
        }
    }
    return out;
}

bool is_bullet(char32_t c) {
    return c == U'○' || c == U'●' || c == U'◎' || c == U'◆' || c == U'■' || c == U'◯';
}

}  // namespace

std::string without_markup(std::string_view text, int& tags) {
    if (text.find('<') == std::string_view::npos) {
        return text.find('&') == std::string_view::npos ? std::string(text) : decode_entities(text);
    }
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = 0;
        const std::string tag = text[at] == '<' ? tag_at(text, at, end) : "";
        if (tag.empty()) {
            out.push_back(text[at++]);
            continue;
        }
        ++tags;
        const std::string_view whole = text.substr(at, end - at);
        if ((tag == "br" || tag == "li") && !whole.starts_with("</")) {
            out.push_back('\n');
        } else if (tag == "input" && whole.find("radio") != std::string_view::npos) {
            out += "○";
        } else if (tag == "input") {
            out += whole.find("checked") != std::string_view::npos ? "■" : "□";
        }
        at = end;
    }
    return decode_entities(out);
}

std::string split_bullets(std::string_view text) {
    std::size_t at = 0;
    const std::string_view trimmed = schema::trim(text);
    if (trimmed.empty() || !is_bullet(schema::next_code_point(trimmed, at))) {
        return std::string(text);
    }
    std::string out;
    int depth = 0;
    char32_t before = U'\n';
    for (at = 0; at < trimmed.size();) {
        const std::size_t begin = at;
        const char32_t c = schema::next_code_point(trimmed, at);
        depth += c == U'（' || c == U'(' ? 1 : 0;
        depth -= (c == U'）' || c == U')') && depth > 0 ? 1 : 0;
        std::size_t next = at;
        const char32_t after = at < trimmed.size() ? schema::next_code_point(trimmed, next) : U'\n';
        const bool placeholder = is_bullet(before) || is_bullet(after);
        const bool listed = before == U'、' || before == U'・' || before == U'は';
        if (is_bullet(c) && begin > 0 && depth == 0 && !placeholder && !listed && before != U'\n') {
            while (!out.empty() && out.back() == ' ') {
                out.pop_back();
            }
            out.push_back('\n');
        }
        out += trimmed.substr(begin, at - begin);
        before = c;
    }
    return out;
}

}  // namespace tenken::layout
