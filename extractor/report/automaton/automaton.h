// A list of words and patterns as a table: reading one byte is one look-up, and nothing is compiled
// when the program runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tenken::report {

/// A deterministic automaton over the bytes of UTF-8. State 0 is dead: nothing leads out of it.
struct Automaton {
    struct Place {
        std::uint16_t owner;
        std::uint16_t target;
    };
    /// Bits of `accepts`.
    static constexpr std::uint8_t here = 1;    ///< what was read is a match
    static constexpr std::uint8_t at_end = 2;  ///< it is one if the text ends here

    const std::uint8_t* classes = nullptr;  ///< of the 256 bytes: those that lead to the same
    std::uint16_t start = 0;                ///< at the beginning of a text
    std::uint16_t start_inside = 0;         ///< behind it, where ^ does not hold
    // Rows of states lie over one another: a place belongs to the state that is its owner, and
    // what has no place of its own leads to the state's default.
    const std::uint16_t* defaults = nullptr;  ///< by state
    const std::uint32_t* bases = nullptr;     ///< by state
    const Place* places = nullptr;            ///< by base + class
    const std::uint8_t* accepts = nullptr;
    const std::uint8_t* values = nullptr;  ///< what a match at the end of the text is; may be null

    std::uint16_t step(std::uint16_t state, char byte) const {
        const Place& place = places[bases[state] + classes[static_cast<unsigned char>(byte)]];
        return place.owner == state ? place.target : defaults[state];
    }
};

/// The list anchored to where it is asked for, and free to begin anywhere (null if its table would
/// be too large; then each place is tried).
struct AutomatonPair {
    Automaton anchored;
    Automaton anywhere;
};

/// The state behind the whole text, 0 if it is no match.
std::uint16_t match_whole(const Automaton& anchored, std::string_view text);

/// Bytes of the longest match that begins at `from`; nullopt if none does. A match may be empty.
std::optional<std::size_t> match_at(const Automaton& anchored, std::string_view text,
                                    std::size_t from);

/// True if one begins at or after `from`.
bool match_anywhere(const AutomatonPair& automata, std::string_view text, std::size_t from);

}  // namespace tenken::report
