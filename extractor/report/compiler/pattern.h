// Patterns as trees: the part of RE2's syntax that the vocabulary files use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenken::report::compiler {

/// Code points [first, last].
using Range = std::pair<char32_t, char32_t>;

struct Pattern {
    enum class Kind : std::uint8_t {
        empty,
        characters,    ///< one of `ranges`
        text_begin,    ///< ^
        text_end,      ///< $
        sequence,      ///< of `parts`
        alternatives,  ///< of `parts`
        repetition,    ///< parts[0], from `least` to `most` times
    };
    static constexpr int unbounded = -1;

    Kind kind = Kind::empty;
    std::vector<Range> ranges;
    std::vector<Pattern> parts;
    int least = 0;
    int most = 0;
};

/// Letters match in either case. Throws std::invalid_argument for what is not supported: better a
/// build that fails than a list that means something else here than in RE2.
Pattern parse_pattern(std::string_view text);

/// A word as it stands.
Pattern literal(std::string_view word);

}  // namespace tenken::report::compiler
