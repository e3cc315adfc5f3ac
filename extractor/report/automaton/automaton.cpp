#include "extractor/report/automaton/automaton.h"

namespace tenken::report {

namespace {

bool accepts(const Automaton& automaton, std::uint16_t state, bool text_ends) {
    const std::uint8_t bits = automaton.accepts[state];
    return (bits & (text_ends ? Automaton::here | Automaton::at_end : Automaton::here)) != 0;
}

}  // namespace

std::uint16_t match_whole(const Automaton& anchored, std::string_view text) {
    std::uint16_t state = anchored.start;
    for (const char byte : text) {
        state = anchored.step(state, byte);
        if (state == 0) {
            return 0;
        }
    }
    return accepts(anchored, state, true) ? state : std::uint16_t{0};
}

std::optional<std::size_t> match_at(const Automaton& anchored, std::string_view text,
                                    std::size_t from) {
    std::uint16_t state = from == 0 ? anchored.start : anchored.start_inside;
    std::optional<std::size_t> longest;
    for (std::size_t at = from; state != 0; ++at) {
        if (accepts(anchored, state, at == text.size())) {
            longest = at - from;
        }
        if (at == text.size()) {
            break;
        }
        state = anchored.step(state, text[at]);
    }
    return longest;
}

bool match_anywhere(const AutomatonPair& automata, std::string_view text, std::size_t from) {
    const Automaton& anywhere = automata.anywhere;
    if (anywhere.places == nullptr) {
        for (std::size_t at = from; at <= text.size(); ++at) {
            if (match_at(automata.anchored, text, at)) {
                return true;
            }
        }
        return false;
    }
    std::uint16_t state = from == 0 ? anywhere.start : anywhere.start_inside;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (accepts(anywhere, state, false)) {
            return true;
        }
        state = anywhere.step(state, text[at]);
    }
    return accepts(anywhere, state, true);
}

}  // namespace tenken::report
