// Patterns as a machine over bytes that may be in several states at once.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/report/compiler/pattern.h"

namespace tenken::report::compiler {

struct NfaNode {
    enum class Kind : std::uint8_t {
        bytes,       ///< reads a byte of [first, last] and goes to `out`
        either,      ///< goes to `out` and to `other`
        text_begin,  ///< goes to `out` if nothing was read
        text_end,    ///< goes to `out` if nothing follows
        match,       ///< of pattern number `rank`
    };
    Kind kind = Kind::match;
    std::uint8_t first = 0;
    std::uint8_t last = 0;
    int out = -1;
    int other = -1;
    int rank = 0;
};

class Nfa {
  public:
    /// One more pattern; of several that match, the one added first counts.
    void add(const Pattern& pattern);

    const std::vector<NfaNode>& nodes() const { return nodes_; }
    /// Where each pattern begins.
    const std::vector<int>& starts() const { return starts_; }

  private:
    int node(NfaNode::Kind kind, int out, int other = -1);
    int build(const Pattern& pattern, int next);
    int characters(const std::vector<Range>& ranges, int next);
    int repetition(const Pattern& pattern, int next);

    std::vector<NfaNode> nodes_;
    std::vector<int> starts_;
};

}  // namespace tenken::report::compiler
