#include "extractor/report/text_tools.h"

#include "schema/text.h"

namespace tenken::report {

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

long visible_characters(std::string_view text) {
    long count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const unsigned char c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            count += c > ' ' ? 1 : 0;
            ++at;
        } else if (c > 0xE3 && c < 0xF0 && at + 2 < text.size()) {
            ++count;  // most kanji: three bytes, and no white space among them
            at += 3;
        } else {
            const char32_t wide = schema::next_code_point(text, at);
            const bool blank = wide == 0x3000 || wide == 0xA0 || (wide >= 0x2000 && wide <= 0x200B);
            count += blank ? 0 : 1;
        }
    }
    return count;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_ascii_word(char c) {
    return is_digit(c) || is_ascii_letter(c);
}

std::string tighten(std::string_view text) {
    const std::string normal = schema::fold_radicals(schema::nfkc(text));
    std::string out;
    out.reserve(normal.size());
    bool gap = false;
    for (std::size_t at = 0; at < normal.size();) {
        const std::size_t begin = at;
        const char32_t c = schema::next_code_point(normal, at);
        if (c == '\n') {
            out.push_back('\n');
            gap = false;
            continue;
        }
        if (c == ' ' || c == '\t' || c == 0x3000 || c == '\r' || (c >= 0x2000 && c <= 0x200B)) {
            gap = true;
            continue;
        }
        const bool words = gap && !out.empty() && is_ascii_word(out.back()) &&
                           (is_ascii_word(normal[begin]) || (is_digit(out.back()) && c >= 0x3000));
        if (words) {
            out.push_back(' ');
        }
        gap = false;
        out.append(normal, begin, at - begin);
    }
    return out;
}

std::vector<std::string_view> lines_of(schema::KeptText kept) {
    const std::string_view text = kept;
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        std::size_t end = text.find('\n', begin);
        end = end == std::string_view::npos ? text.size() : end;
        if (const auto line = schema::trim(text.substr(begin, end - begin)); !line.empty()) {
            lines.push_back(line);
        }
        begin = end + 1;
    }
    return lines;
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const std::string_view line : lines_of(text)) {
        if (!out.empty() && is_ascii_word(out.back()) && is_ascii_word(line.front())) {
            out.push_back(' ');
        }
        out += line;
    }
    return out;
}

Bracketed take_brackets(std::string_view squeezed) {
    Bracketed result;
    std::string group;
    int depth = 0;
    std::size_t open_at = 0;
    std::size_t core_length = 0;
    for (std::size_t at = 0; at < squeezed.size();) {
        const std::size_t begin = at;
        const char32_t c = schema::next_code_point(squeezed, at);
        const std::string_view piece = squeezed.substr(begin, at - begin);
        const bool opens = c == '(' || c == '[' || c == 0x3014 || c == 0x2985;
        const bool closes = c == ')' || c == ']' || c == 0x3015 || c == 0x2986;
        if (opens && depth++ == 0) {
            open_at = begin;
            core_length = result.core.size();
            group.clear();
        } else if (closes && depth > 0 && --depth == 0) {
            if (!group.empty()) {
                result.groups.push_back(group);
            }
        } else if (depth > 0) {
            group += piece;
        } else {
            result.core += piece;
        }
    }
    if (depth > 0) {
        result.core.resize(core_length);
        result.core += squeezed.substr(open_at);
    }
    return result;
}

char32_t code_point_before(std::string_view text, std::size_t at, std::size_t& begin) {
    begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
        --begin;
    }
    std::size_t next = begin;
    return schema::next_code_point(text, next);
}

bool is_japanese_letter(char32_t c) {
    return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 ||
           c == 0x3006 || c == 0x3007 || (c >= 0x20000 && c <= 0x323AF);
}

}  // namespace tenken::report
