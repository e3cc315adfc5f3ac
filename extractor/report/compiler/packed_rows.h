// The rows of a table laid over one another: most of their places are empty.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/report/compiler/dfa.h"

namespace tenken::report::compiler {

/// As struct Automaton of ../automaton/automaton.h has them.
struct PackedRows {
    std::vector<int> defaults;  ///< by state: where what is not listed leads
    std::vector<int> bases;     ///< by state: where its row begins
    std::vector<int> owners;    ///< by base + class: the state whose place this is
    std::vector<int> targets;   ///< by base + class: where it leads
};

PackedRows pack_rows(const Dfa& dfa);

}  // namespace tenken::report::compiler
