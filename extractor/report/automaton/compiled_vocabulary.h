// The vocabulary files that ship with the program, as the build has compiled them.
#pragma once

#include <span>
#include <string_view>

#include "extractor/report/automaton/automaton.h"

namespace tenken::report {

struct CompiledList {
    std::string_view id;
    AutomatonPair automata;
};

/// By id.
std::span<const CompiledList> compiled_lists();

/// Label texts. A value is that of a Field; `word_value` is added for words as they stand.
const Automaton& compiled_labels();
inline constexpr std::uint8_t word_value = 0x80;

}  // namespace tenken::report
