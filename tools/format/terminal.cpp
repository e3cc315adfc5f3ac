#include "tools/format/terminal.h"

#include <algorithm>
#include <cstddef>

#include "schema/text.h"

namespace tenken::tools {

using schema::append_utf8;
using schema::display_width;
using schema::next_code_point;

namespace {

/// Marks that must not begin a line.
constexpr std::u32string_view closing =
    U"、。，．・：；？！’”）〕］｝〉》」』】°′″℃％‰ー…ゝゞヽヾ々ぁぃぅぇぉっゃゅょァィゥェォッャュ"
    U"ョ,.:;?!)]}%";
/// Marks that must not end one.
constexpr std::u32string_view opening = U"‘“（〔［｛〈《「『【▲△([{";

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t escape = 0x1B;

bool is_direction_mark(char32_t c) {
    return c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           is_direction_mark(c);
}

/// True if a line may be broken between the two characters.
bool may_break(char32_t before, char32_t after) {
    if (after == U' ' || closing.find(after) != std::u32string_view::npos ||
        opening.find(before) != std::u32string_view::npos) {
        return false;
    }
    constexpr char32_t first_wide = 0x2E80;  // CJK begins here
    return before == U' ' || before >= first_wide || after >= first_wide;
}

const char* code_of(Paint paint) {
    switch (paint) {
        case Paint::error:
            return "\x1B[1;31m";
        case Paint::warning:
            return "\x1B[1;33m";
        case Paint::note:
            return "\x1B[1;36m";
        case Paint::heading:
            return "\x1B[1m";
        case Paint::faint:
            return "\x1B[2m";
        case Paint::underline:
            return "\x1B[4m";
    }
    return "";
}

}  // namespace

std::string paint(std::string_view text, Paint paint, const TextStyle& style) {
    if (!style.colour) {
        return std::string(text);
    }
    return std::string(code_of(paint)).append(text).append("\x1B[0m");
}

std::string one_line(std::string_view text) {
    text = schema::trim(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == U'\n') {
            out += " / ";
        } else if (c == U'\t' || c == U'\r') {
            out += ' ';
        } else {
            append_utf8(out, is_control(c) ? replacement : c);
        }
    }
    return out;
}

std::vector<std::string> wrap(std::string_view text, int width, int indent) {
    std::vector<std::string> lines;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::size_t at = 0;
        std::size_t best = 0;  // where the line may end
        int used = 0;
        char32_t before = 0;
        while (at < rest.size()) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(rest, at);
            if (c == escape) {
                at = std::min(rest.find('m', at), rest.size() - 1) + 1;
                continue;
            }
            if (begin > 0 && (c == U' ' || may_break(before, c))) {
                best = begin;
            }
            used += display_width(rest.substr(begin, at - begin));
            if (used > width && begin > 0) {
                at = best > 0 ? best : begin;
                break;
            }
            before = c;
        }
        std::string_view line = rest.substr(0, at);
        rest.remove_prefix(at);
        while (!line.empty() && line.back() == ' ') {
            line.remove_suffix(1);
        }
        while (!rest.empty() && rest.front() == ' ') {
            rest.remove_prefix(1);
        }
        if (lines.empty()) {
            width -= indent;
        }
        lines.emplace_back(line);
    }
    return lines;
}

std::string shorten(std::string_view text, int width) {
    if (display_width(text) <= width) {
        return std::string(text);
    }
    constexpr int ellipsis_width = 2;
    int used = ellipsis_width;
    std::size_t at = 0;
    std::size_t end = 0;
    while (at < text.size()) {
        next_code_point(text, at);
        used += display_width(text.substr(end, at - end));
        if (used > width) {
            break;
        }
        end = at;
    }
    return std::string(text.substr(0, end)) + "…";
}

std::string pad(std::string_view text, int width) {
    std::string out(text);
    const int missing = width - display_width(text);
    out.append(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
    return out;
}

}  // namespace tenken::tools
