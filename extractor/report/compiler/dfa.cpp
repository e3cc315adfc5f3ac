#include "extractor/report/compiler/dfa.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "extractor/report/automaton/automaton.h"

namespace tenken::report::compiler {

namespace {

using Nodes = std::vector<int>;  // sorted
using Kind = NfaNode::Kind;

std::vector<int> class_borders(const Nfa& nfa) {
    std::set<int> borders{0, 256};
    for (const NfaNode& node : nfa.nodes()) {
        if (node.kind == Kind::bytes) {
            borders.insert(node.first);
            borders.insert(node.last + 1);
        }
    }
    return {borders.begin(), borders.end()};
}

class Builder {
  public:
    Builder(const Nfa& nfa, Begin begin, std::size_t most)
        : nfa_(nfa), anywhere_(begin == Begin::anywhere), most_(most) {}

    std::optional<Dfa> build() {
        const std::vector<int> borders = class_borders(nfa_);
        dfa_.class_count = static_cast<int>(borders.size()) - 1;
        for (int c = 0; c < dfa_.class_count; ++c) {
            for (int byte = borders[static_cast<std::size_t>(c)];
                 byte < borders[static_cast<std::size_t>(c) + 1]; ++byte) {
                dfa_.classes[static_cast<std::size_t>(byte)] = static_cast<std::uint8_t>(c);
            }
        }
        state_of({});  // the dead one
        dfa_.start = state_of(closure(nfa_.starts(), true, false));
        inside_ = closure(nfa_.starts(), false, false);
        dfa_.start_inside = state_of(inside_);
        for (std::size_t state = 0; state < sets_.size(); ++state) {
            if (sets_.size() > most_) {
                return std::nullopt;
            }
            const Nodes set = *sets_[state];
            const bool decided = anywhere_ && (dfa_.accepts[state] & Automaton::here) != 0;
            for (int c = 0; c < dfa_.class_count; ++c) {
                dfa_.next.push_back(
                    decided ? static_cast<int>(state)
                            : step(set, borders[static_cast<std::size_t>(c)], state == 0));
            }
        }
        return std::move(dfa_);
    }

  private:
    /// What can be reached without reading; only nodes that say something.
    Nodes closure(const Nodes& from, bool at_begin, bool at_end) const {
        std::set<int> seen(from.begin(), from.end());
        std::vector<int> open(from);
        std::set<int> kept;
        const auto reach = [&](int node) {
            if (node >= 0 && seen.insert(node).second) {
                open.push_back(node);
            }
        };
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            const NfaNode& node = nfa_.nodes()[static_cast<std::size_t>(at)];
            if (node.kind == Kind::either) {
                reach(node.out);
                reach(node.other);
            } else if (node.kind == Kind::text_begin) {
                reach(at_begin ? node.out : -1);
            } else if (node.kind == Kind::text_end && at_end) {
                reach(node.out);
            } else {
                kept.insert(at);
            }
        }
        return {kept.begin(), kept.end()};
    }

    int step(const Nodes& set, int byte, bool dead) {
        if (dead) {
            return 0;
        }
        Nodes reached;
        for (const int at : set) {
            const NfaNode& node = nfa_.nodes()[static_cast<std::size_t>(at)];
            if (node.kind == Kind::bytes && node.first <= byte && byte <= node.last) {
                reached.push_back(node.out);
            }
        }
        Nodes next = closure(reached, false, false);
        if (anywhere_) {
            Nodes all;
            std::set_union(next.begin(), next.end(), inside_.begin(), inside_.end(),
                           std::back_inserter(all));
            next = std::move(all);
        }
        return state_of(next);
    }

    int rank_in(const Nodes& set) const {
        int rank = Dfa::none;
        for (const int at : set) {
            const NfaNode& node = nfa_.nodes()[static_cast<std::size_t>(at)];
            if (node.kind == Kind::match && (rank == Dfa::none || node.rank < rank)) {
                rank = node.rank;
            }
        }
        return rank;
    }

    int state_of(const Nodes& set) {
        const auto [place, added] = numbers_.emplace(set, static_cast<int>(sets_.size()));
        if (added) {
            sets_.push_back(&place->first);
            const int at_end = rank_in(closure(set, false, true));
            dfa_.accepts.push_back(static_cast<std::uint8_t>(
                rank_in(set) != Dfa::none ? Automaton::here | Automaton::at_end
                : at_end != Dfa::none     ? Automaton::at_end
                                          : 0));
            dfa_.ranks.push_back(anywhere_ ? Dfa::none : at_end);
        }
        return place->second;
    }

    const Nfa& nfa_;
    bool anywhere_;
    std::size_t most_;
    Nodes inside_;
    std::map<Nodes, int> numbers_;
    std::vector<const Nodes*> sets_;
    Dfa dfa_;
};

/// Merges states that nothing tells apart, by refining until no block is divided any more.
Dfa merge_states(const Dfa& dfa) {
    const auto classes = static_cast<std::size_t>(dfa.class_count);
    std::vector<int> block(dfa.states(), 0);
    std::size_t count = 0;
    while (true) {
        std::map<std::vector<int>, int> blocks;
        std::vector<int> refined(dfa.states());
        for (std::size_t state = 0; state < dfa.states(); ++state) {
            std::vector<int> key{block[state], dfa.accepts[state], dfa.ranks[state]};
            for (std::size_t c = 0; c < classes; ++c) {
                key.push_back(block[static_cast<std::size_t>(dfa.next[state * classes + c])]);
            }
            // State 0 is looked at first, so that its block stays number 0.
            refined[state] =
                blocks.emplace(std::move(key), static_cast<int>(blocks.size())).first->second;
        }
        block = std::move(refined);
        if (blocks.size() == count) {
            break;
        }
        count = blocks.size();
    }
    Dfa merged = dfa;
    merged.start = block[static_cast<std::size_t>(dfa.start)];
    merged.start_inside = block[static_cast<std::size_t>(dfa.start_inside)];
    merged.accepts.assign(count, 0);
    merged.ranks.assign(count, Dfa::none);
    merged.next.assign(count * classes, 0);
    for (std::size_t state = 0; state < dfa.states(); ++state) {
        const auto to = static_cast<std::size_t>(block[state]);
        merged.accepts[to] = dfa.accepts[state];
        merged.ranks[to] = dfa.ranks[state];
        for (std::size_t c = 0; c < classes; ++c) {
            merged.next[to * classes + c] =
                block[static_cast<std::size_t>(dfa.next[state * classes + c])];
        }
    }
    return merged;
}

/// Merges bytes that lead to the same in every state.
Dfa merge_classes(const Dfa& dfa) {
    const auto classes = static_cast<std::size_t>(dfa.class_count);
    std::map<std::vector<int>, int> columns;
    std::vector<int> merged_class(classes);
    for (std::size_t c = 0; c < classes; ++c) {
        std::vector<int> column;
        for (std::size_t state = 0; state < dfa.states(); ++state) {
            column.push_back(dfa.next[state * classes + c]);
        }
        merged_class[c] =
            columns.emplace(std::move(column), static_cast<int>(columns.size())).first->second;
    }
    Dfa merged = dfa;
    merged.class_count = static_cast<int>(columns.size());
    const auto width = columns.size();
    merged.next.assign(dfa.states() * width, 0);
    for (std::size_t c = 0; c < classes; ++c) {
        for (std::size_t state = 0; state < dfa.states(); ++state) {
            merged.next[state * width + static_cast<std::size_t>(merged_class[c])] =
                dfa.next[state * classes + c];
        }
    }
    for (std::uint8_t& of_byte : merged.classes) {
        of_byte = static_cast<std::uint8_t>(merged_class[of_byte]);
    }
    return merged;
}

}  // namespace

std::optional<Dfa> build_dfa(const Nfa& nfa, Begin begin, std::size_t most) {
    const std::optional<Dfa> dfa = Builder(nfa, begin, most).build();
    if (!dfa) {
        return std::nullopt;
    }
    return merge_classes(merge_states(*dfa));
}

}  // namespace tenken::report::compiler
