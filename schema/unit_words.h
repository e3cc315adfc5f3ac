// The words that stand behind numbers in reports: units, and what makes a number no quantity.
#pragma once

#include <span>
#include <string_view>

namespace tenken::schema {

struct UnitWord {
    std::u32string_view word;
    /// Characters that, right behind it, make it the beginning of another word: 5人 but not 5人口.
    std::u32string_view not_before;
};

/// Units and counters; of several that fit the longest is meant.
std::span<const UnitWord> unit_words();

/// Ends of ordinals, dates, times and names: 第5次, 本館1階, 9時, 2つ.
std::span<const UnitWord> ordinal_words();

/// ASCII units: ha, m2, kWh, t-CO2.
std::span<const std::u32string_view> ascii_units();

/// What may stand behind the slash of a rate: アクセス/月.
std::span<const std::u32string_view> rate_words();

/// Words that follow a unit or a bare number and belong to neither: 10業務削減, 85以上.
std::span<const std::u32string_view> verb_words();

/// One unit under several spellings: 箇所, ヶ所 and カ所 are か所. The first is the one used.
struct UnitSpelling {
    std::string_view written;
    std::string_view unit;
};
std::span<const UnitSpelling> unit_spellings();

}  // namespace tenken::schema
