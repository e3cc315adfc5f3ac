// The same machine in one state at a time: tables.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "extractor/report/compiler/nfa.h"

namespace tenken::report::compiler {

/// As struct Automaton of ../automaton/automaton.h has it; state 0 is dead.
struct Dfa {
    static constexpr int none = -1;

    std::array<std::uint8_t, 256> classes{};
    int class_count = 0;
    int start = 0;
    int start_inside = 0;
    std::vector<int> next;  ///< by state * class_count + class
    std::vector<std::uint8_t> accepts;
    std::vector<int> ranks;  ///< of the first pattern that matches at the end of the text

    std::size_t states() const { return accepts.size(); }
};

enum class Begin {
    here,      ///< a match begins where the text does
    anywhere,  ///< or at any later byte; only whether there is one is asked, not where
};

/// Nullopt if there are more than `most` states before equal ones are merged.
std::optional<Dfa> build_dfa(const Nfa& nfa, Begin begin, std::size_t most);

}  // namespace tenken::report::compiler
