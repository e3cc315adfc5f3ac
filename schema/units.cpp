// What units have in common: their spellings, and the scale words before them.
#include <algorithm>

#include "schema/folded_text.h"
#include "schema/quantity.h"
#include "schema/text.h"
#include "schema/unit_words.h"

namespace tenken::schema {
namespace {

struct ScaleWord {
    std::string_view word;
    int power;
};
constexpr ScaleWord scale_words[] = {{"十", 1}, {"百", 2}, {"千", 3},
                                     {"万", 4}, {"億", 8}, {"兆", 12}};

bool strip_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) {
        return false;
    }
    text.remove_prefix(prefix.size());
    return true;
}

/// "(…)" and the like around all of it.
void strip_brackets(std::string_view& text) {
    constexpr std::string_view pairs[][2] = {{"(", ")"},   {"[", "]"}, {"【", "】"}, {"〔", "〕"},
                                             {"「", "」"}, {"<", ">"}, {"〈", "〉"}};
    for (const auto& [open, close] : pairs) {
        if (text.size() > open.size() + close.size() && text.starts_with(open) &&
            text.ends_with(close)) {
            text = text.substr(open.size(), text.size() - open.size() - close.size());
            return;
        }
    }
}

bool is_unit_word(std::string_view text) {
    if (text == "年" || text == "年間") {
        return true;
    }
    const FoldedText folded(text, FoldedText::Spaces::drop);
    const auto whole = [&](std::u32string_view word) {
        return word.size() == folded.size() && folded.has(0, word);
    };
    const auto units = unit_words();
    const auto ascii = ascii_units();
    return std::any_of(units.begin(), units.end(),
                       [&](const UnitWord& u) { return whole(u.word); }) ||
           std::any_of(ascii.begin(), ascii.end(), whole);
}

std::string_view one_spelling(std::string_view unit) {
    for (const UnitSpelling& spelling : unit_spellings()) {
        if (spelling.written == unit) {
            return spelling.unit;
        }
    }
    return unit;
}

}  // namespace

std::string normal_unit(std::string_view printed) {
    const std::string squeezed = squeeze(printed);
    std::string_view unit = squeezed;
    strip_brackets(unit);
    if (strip_prefix(unit, "単位")) {
        strip_prefix(unit, ":");
        strip_prefix(unit, "は");
    }
    strip_brackets(unit);
    return unit == "パーセント" ? "%" : std::string(unit);
}

UnitScale unit_scale(std::string_view unit) {
    const std::string normal = normal_unit(unit);
    const std::size_t slash = normal.find('/');
    std::string_view counted = std::string_view(normal).substr(0, slash);
    const std::string rate =
        slash == std::string::npos
            ? ""
            : "/" + std::string(one_spelling(std::string_view(normal).substr(slash + 1)));
    std::string_view rest = counted;
    int power = 0;
    for (bool found = true; found;) {
        found = false;
        for (const ScaleWord& scale : scale_words) {
            if (strip_prefix(rest, scale.word)) {
                power += scale.power;
                found = true;
            }
        }
    }
    if (power > 0 && is_unit_word(rest)) {
        return {std::string(one_spelling(rest)) + rate, power};
    }
    return {std::string(one_spelling(counted)) + rate, 0};
}

Decimal in_base(const Decimal& value, std::string_view unit) {
    return value.shifted(unit_scale(unit).power);
}

Decimal base_value(const Quantity& quantity) {
    return in_base(quantity.value, quantity.unit);
}

}  // namespace tenken::schema
