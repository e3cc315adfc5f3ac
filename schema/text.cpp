#include "schema/text.h"

#include <utility>

#include "schema/character_classes.h"
#include "schema/normal_forms.h"
#include "schema/simple_forms.h"

namespace tenken::schema {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr char32_t first_radical = 0x2E80;
constexpr char32_t radicals[] = {
#include "schema/radicals.inc"
};

/// A text of which most stays as it is: that is copied by the stretch, not by the character.
class Rewriting {
  public:
    explicit Rewriting(std::string_view text) : text_(text) { out_.reserve(text.size()); }

    /// What stands in [begin, end) is left out.
    void drop(std::size_t begin, std::size_t end) {
        out_.append(text_, copied_, begin - copied_);
        copied_ = end;
    }
    void replace(std::size_t begin, std::size_t end, char32_t c) {
        drop(begin, end);
        append(c);
    }
    /// Behind what was dropped last.
    void append(char32_t c) { append_utf8(out_, c); }
    std::string take() {
        drop(text_.size(), text_.size());
        return std::move(out_);
    }

  private:
    std::string_view text_;
    std::string out_;
    std::size_t copied_ = 0;
};

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
    }
    return true;
}

std::string nfkc_by_parts(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (NormalParts parts(text); parts.next();) {
        for (const char32_t c : parts.characters()) {
            append_utf8(out, c);
        }
    }
    return out;
}

std::string squeeze_by_parts(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (NormalParts parts(text); parts.next();) {
        for (const char32_t c : parts.characters()) {
            if (!is_white_space(c)) {
                append_utf8(out, fold_radical(c));
            }
        }
    }
    return out;
}

}  // namespace

char32_t next_rare_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    const char32_t lead = byte(at++);
    if (lead < 0x80) {
        return lead;
    }
    // Table 3-7 of the Unicode Standard: the second byte's range depends on the first.
    std::size_t more = 0;
    char32_t low = 0x80;
    char32_t high = 0xBF;
    char32_t c = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1;
        c = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2;
        c = lead & 0x0F;
        low = lead == 0xE0 ? 0xA0 : low;
        high = lead == 0xED ? 0x9F : high;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3;
        c = lead & 0x07;
        low = lead == 0xF0 ? 0x90 : low;
        high = lead == 0xF4 ? 0x8F : high;
    } else {
        return replacement;
    }
    for (; more > 0; --more) {
        if (at >= text.size() || byte(at) < low || byte(at) > high) {
            return replacement;
        }
        c = (c << 6) | (byte(at++) & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(value); };
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = replacement;
    }
    if (c < 0x80) {
        out.push_back(byte(c));
    } else if (c < 0x800) {
        const char bytes[] = {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
        out.append(bytes, sizeof bytes);
    } else if (c < 0x10000) {
        const char bytes[] = {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)),
                              byte(0x80 | (c & 0x3F))};
        out.append(bytes, sizeof bytes);
    } else {
        const char bytes[] = {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)),
                              byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
        out.append(bytes, sizeof bytes);
    }
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        // U+FFFD itself takes three bytes and is well formed.
        if (next_code_point(text, at) == replacement &&
            text.substr(begin, at - begin) != "\uFFFD") {
            return false;
        }
    }
    return true;
}

std::string nfkc(std::string_view text) {
    if (is_ascii(text)) {
        return std::string(text);
    }
    Rewriting out(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const char32_t simple = simple_nfkc(c);
        if (simple == 0) {
            return nfkc_by_parts(text);
        }
        if (simple != c) {
            out.replace(begin, at, simple);
        }
    }
    return out.take();
}

std::string squeeze(std::string_view text) {
    Rewriting out(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const char32_t simple = simple_nfkc(c);
        if (simple == 0) {
            return squeeze_by_parts(text);
        }
        if (is_white_space(simple)) {
            out.drop(begin, at);
        } else if (simple != c) {  // no radical has a simple form
            out.replace(begin, at, simple);
        }
    }
    return out.take();
}

char32_t fold_radical(char32_t c) {
    if (c < first_radical || c - first_radical >= std::size(radicals)) {
        return c;
    }
    const char32_t kanji = radicals[c - first_radical];
    return kanji == 0 ? c : kanji;
}

std::string fold_radicals(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t copied = 0;
    // U+2E80 to U+2FFF are E2 BA 80 to E2 BF BF.
    std::size_t at = text.find('\xE2');
    while (at < text.size()) {
        const char second = at + 1 < text.size() ? text[at + 1] : '\0';
        if (second >= '\xBA' && second <= '\xBF') {
            out.append(text, copied, at - copied);
            append_utf8(out, fold_radical(next_code_point(text, at)));
            copied = at;
        } else {
            ++at;
        }
        at = text.find('\xE2', at);
    }
    out.append(text, copied);
    return out;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t at = begin;
        if (!is_white_space(next_code_point(text, at))) {
            break;
        }
        begin = at;
    }
    // From the end: back to the byte that begins a character, which is one of at most four.
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t start = end - 1;
        while (start > begin && end - start < 4 &&
               (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
            --start;
        }
        std::size_t at = start;
        if (!is_white_space(next_code_point(text, at)) || at != end) {
            break;
        }
        end = start;
    }
    return text.substr(begin, end - begin);
}

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        width += columns_of(c);
    }
    return width;
}

}  // namespace tenken::schema
