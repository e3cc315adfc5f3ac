#include "schema/xml_characters.h"

#include <array>
#include <cstddef>

namespace tenken::schema {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// What an ASCII byte is written as; nullptr: as it is.
using Escapes = std::array<const char*, 128>;

constexpr Escapes make_escapes(bool in_attribute) {
    Escapes escapes{};
    for (std::size_t c = 0; c < 0x20; ++c) {
        escapes[c] = replacement.data();
    }
    escapes['\t'] = in_attribute ? "&#9;" : nullptr;
    escapes['\n'] = in_attribute ? "&#10;" : nullptr;
    escapes['\r'] = "&#13;";  // a bare one would be read back as a line feed
    escapes['&'] = "&amp;";
    escapes['<'] = "&lt;";
    escapes['>'] = in_attribute ? nullptr : "&gt;";
    escapes['"'] = in_attribute ? "&quot;" : nullptr;
    return escapes;
}

constexpr Escapes text_escapes = make_escapes(false);
constexpr Escapes attribute_escapes = make_escapes(true);

/// Bytes of the well-formed character that begins at text[at] and may stand in XML, else 0.
/// Ranges: Unicode table 3-7; U+FFFE and U+FFFF are forbidden by XML 1.0.
std::size_t character_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned second = byte(1);
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second >= 0xA0;
        const bool forbidden = first == 0xEF && second == 0xBF && byte(2) >= 0xBE;
        return continues(1) && continues(2) && !overlong && !surrogate && !forbidden ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned second = byte(1);
        const bool overlong = first == 0xF0 && second < 0x90;
        const bool beyond = first == 0xF4 && second >= 0x90;
        return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

void append_escaped(std::string& out, std::string_view text, const Escapes& escapes) {
    std::size_t copied = 0;
    std::size_t at = 0;
    const auto replace = [&](std::string_view with) {
        out.append(text, copied, at - copied);
        out += with;
        copied = ++at;
    };
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            if (escapes[byte] == nullptr) {
                ++at;
            } else {
                replace(escapes[byte]);
            }
        } else if (const std::size_t length = character_length(text, at); length != 0) {
            at += length;
        } else {
            replace(replacement);
        }
    }
    out.append(text, copied);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) {
    if (text.find_first_not_of(" \t\n") == std::string_view::npos && !text.empty()) {
        out += text.front() == ' ' ? "&#32;" : text.front() == '\t' ? "&#9;" : "&#10;";
        text.remove_prefix(1);
    }
    append_escaped(out, text, text_escapes);
}

void append_xml_attribute(std::string& out, std::string_view value) {
    append_escaped(out, value, attribute_escapes);
}

}  // namespace tenken::schema
