#include "extractor/pdf/content/marked_content.h"

#include <algorithm>
#include <utility>

#include "extractor/pdf/limits.h"
#include "schema/text.h"

namespace tenken::pdf {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// More glyphs than this under one text are a paragraph, whose text cannot be given to places.
constexpr std::size_t longest_span = 16;

std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = schema::next_code_point(text, at);
        const bool joins = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        if (joins && !parts.empty()) {
            continue;  // a variation selector: the character before it stands for both
        }
        parts.push_back(text.substr(from, at - from));
    }
    return parts;
}

}  // namespace

void MarkedContent::begin(Mark mark) {
    if (marks_.size() >= limits.saved_states) {
        ++unremembered_;
        return;
    }
    hiding_ += mark.hides ? 1 : 0;
    marks_.push_back(std::move(mark));
}

void MarkedContent::end(std::size_t floor, std::vector<extractor::Glyph>& glyphs) {
    if (unremembered_ > 0) {
        --unremembered_;
        return;
    }
    if (marks_.size() <= floor) {
        return;
    }
    const Mark mark = std::move(marks_.back());
    marks_.pop_back();
    hiding_ -= mark.hides ? 1 : 0;
    if (mark.actual_text && mark.first_glyph < glyphs.size()) {
        apply_actual_text(*mark.actual_text, glyphs, mark.first_glyph);
    }
}

void MarkedContent::end_all(std::size_t floor, std::vector<extractor::Glyph>& glyphs) {
    unremembered_ = 0;
    while (marks_.size() > floor) {
        end(floor, glyphs);
    }
}

void apply_actual_text(const std::string& text, std::vector<extractor::Glyph>& glyphs,
                       std::uint32_t first) {
    const std::size_t count = glyphs.size() - first;
    if (text.empty() || text == "\xC2\xAD" || count > longest_span) {
        return;  // a soft hyphen is what is drawn as a hyphen: keep what is seen
    }
    std::vector<std::string> parts = characters(schema::fold_radicals(text));
    if (parts.size() == count) {
        for (std::size_t i = 0; i < count; ++i) {
            glyphs[first + i].text = std::move(parts[i]);
        }
        return;
    }
    const auto from = glyphs.begin() + first;
    const bool undecoded = std::any_of(from, glyphs.end(), [](const extractor::Glyph& glyph) {
        return glyph.text == replacement;
    });
    if (count > 1 && !undecoded) {
        return;
    }
    std::string whole;
    for (const std::string& part : parts) {
        whole += part;
    }
    from->text = std::move(whole);
    for (auto glyph = from + 1; glyph != glyphs.end(); ++glyph) {
        from->box = from->box.united(glyph->box);
        from->advance += glyph->advance;
        glyph->text.clear();  // taken out when the page is done
    }
}

namespace {

/// The code point at unit `i` of UTF-16, which is moved to its last unit.
char32_t utf16_at(std::string_view bytes, std::size_t& i, bool big_endian) {
    const auto unit = [&](std::size_t at) {
        const char32_t first = static_cast<unsigned char>(bytes[at]);
        const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
        return big_endian ? first << 8 | second : second << 8 | first;
    };
    const char32_t c = unit(i);
    if (c < 0xD800 || c >= 0xE000) {
        return c;
    }
    if (c < 0xDC00 && i + 3 < bytes.size()) {
        const char32_t low = unit(i + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            i += 2;
            return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return U'\uFFFD';
}

}  // namespace

std::string text_string(std::string_view bytes) {
    std::string text;
    const bool big_endian = bytes.starts_with("\xFE\xFF");
    const bool utf16 = big_endian || bytes.starts_with("\xFF\xFE");
    if (bytes.starts_with("\xEF\xBB\xBF") && schema::is_utf8(bytes)) {
        return std::string(bytes.substr(3));
    }
    bool in_language_code = false;  // ESC ja ESC says which language follows
    for (std::size_t i = utf16 ? 2 : 0; i + (utf16 ? 1 : 0) < bytes.size(); i += utf16 ? 2 : 1) {
        const char32_t c = utf16 ? utf16_at(bytes, i, big_endian)
                                 : static_cast<char32_t>(static_cast<unsigned char>(bytes[i]));
        if (c == 0x1B) {
            in_language_code = !in_language_code;
        } else if (c >= 0x20 && !in_language_code) {
            schema::append_utf8(text, c);
        }
    }
    return text;
}

}  // namespace tenken::pdf
