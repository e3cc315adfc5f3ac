#include "extractor/pdf/font/names/glyph_names.h"

#include <algorithm>
#include <charconv>

#include "extractor/pdf/font/names/tables.h"
#include "extractor/pdf/font/utf16.h"

namespace tenken::pdf {
namespace {

// Hexadecimal digits in upper case, as the specification wants them: "uniform" is not a code.
std::optional<char32_t> hex_value(std::string_view digits) {
    if (!std::all_of(digits.begin(), digits.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); })) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return std::nullopt;
    }
    return value;
}

bool is_zapf_name(std::string_view name) {
    return name.size() >= 2 && name.front() == 'a' &&
           std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::u32string component_to_unicode(std::string_view name, bool zapf_dingbats) {
    if (const auto index = find_glyph_name(name)) {
        if (is_zapf_name(name) && !zapf_dingbats) {
            return {};
        }
        const std::size_t first = tables::name_unit_offsets[*index];
        return from_utf16({tables::name_units + first,
                           std::size_t{tables::name_unit_offsets[*index + 1]} - first});
    }
    if (name.starts_with("uni") && name.size() >= 7 && name.size() % 4 == 3) {
        std::u32string text;
        for (std::size_t at = 3; at < name.size(); at += 4) {
            const auto value = hex_value(name.substr(at, 4));
            if (!value) {
                return {};
            }
            text.push_back(*value);
        }
        return text;
    }
    if (name.starts_with("u") && name.size() >= 5 && name.size() <= 7) {
        if (const auto value = hex_value(name.substr(1))) {
            return std::u32string(1, *value);
        }
    }
    return {};
}

}  // namespace

std::string_view listed_glyph_name(std::uint16_t index) {
    if (index >= tables::name_count) {
        return {};
    }
    const std::uint32_t first = tables::name_offsets[index];
    return {tables::name_pool + first, tables::name_offsets[index + 1U] - first};
}

std::optional<std::uint16_t> find_glyph_name(std::string_view name) {
    std::size_t low = 0;
    std::size_t high = tables::name_count;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const std::string_view candidate = listed_glyph_name(static_cast<std::uint16_t>(middle));
        if (candidate == name) {
            return static_cast<std::uint16_t>(middle);
        }
        if (candidate < name) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return std::nullopt;
}

std::u32string glyph_name_to_unicode(std::string_view name, bool zapf_dingbats) {
    if (name == ".notdef") {
        return {};
    }
    name = name.substr(0, name.find('.'));
    std::u32string text;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('_'), name.size());
        text += component_to_unicode(name.substr(0, end), zapf_dingbats);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return text;
}

}  // namespace tenken::pdf
