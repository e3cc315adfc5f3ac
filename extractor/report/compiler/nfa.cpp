#include "extractor/report/compiler/nfa.h"

#include <algorithm>
#include <stdexcept>

namespace tenken::report::compiler {

namespace {

constexpr std::size_t most_nodes = 1'000'000;

using Encoded = std::vector<std::uint8_t>;

Encoded encode(char32_t c) {
    const auto tail = [&](int shift) {
        return static_cast<std::uint8_t>(0x80U | ((c >> shift) & 0x3FU));
    };
    if (c < 0x80) {
        return {static_cast<std::uint8_t>(c)};
    }
    if (c < 0x800) {
        return {static_cast<std::uint8_t>(0xC0U | (c >> 6)), tail(0)};
    }
    if (c < 0x10000) {
        return {static_cast<std::uint8_t>(0xE0U | (c >> 12)), tail(6), tail(0)};
    }
    return {static_cast<std::uint8_t>(0xF0U | (c >> 18)), tail(12), tail(6), tail(0)};
}

/// Cuts a range so that the encodings of each piece are all combinations of their bytes' ranges.
std::vector<Range> pieces_of(Range range) {
    std::vector<Range> done;
    std::vector<Range> open{range};
    while (!open.empty()) {
        const char32_t first = open.back().first;
        const char32_t last = open.back().second;
        open.pop_back();
        const auto cut_behind = [&](char32_t end) {
            open.emplace_back(end + 1, last);
            open.emplace_back(first, end);
        };
        bool cut = false;
        for (const char32_t end : {0x7FU, 0x7FFU, 0xFFFFU}) {
            if (!cut && first <= end && end < last) {
                cut_behind(end);
                cut = true;
            }
        }
        for (int shift = 6; !cut && last >= 0x80 && shift <= 18; shift += 6) {
            const char32_t mask = (char32_t{1} << shift) - 1;
            if ((first & ~mask) == (last & ~mask)) {
                continue;
            }
            if ((first & mask) != 0) {
                cut_behind(first | mask);
                cut = true;
            } else if ((last & mask) != mask) {
                cut_behind((last & ~mask) - 1);
                cut = true;
            }
        }
        if (!cut) {
            done.emplace_back(first, last);
        }
    }
    return done;
}

}  // namespace

void Nfa::add(const Pattern& pattern) {
    const int match = node(NfaNode::Kind::match, -1);
    nodes_[static_cast<std::size_t>(match)].rank = static_cast<int>(starts_.size());
    starts_.push_back(build(pattern, match));
}

int Nfa::node(NfaNode::Kind kind, int out, int other) {
    if (nodes_.size() >= most_nodes) {
        throw std::length_error("the patterns of a list are too large");
    }
    NfaNode made;
    made.kind = kind;
    made.out = out;
    made.other = other;
    nodes_.push_back(made);
    return static_cast<int>(nodes_.size()) - 1;
}

// Goes down the tree of a pattern that ships with the program: its depth is what an author wrote.
int Nfa::build(const Pattern& pattern, int next) {
    switch (pattern.kind) {
        case Pattern::Kind::empty:
            return next;
        case Pattern::Kind::characters:
            return characters(pattern.ranges, next);
        case Pattern::Kind::text_begin:
            return node(NfaNode::Kind::text_begin, next);
        case Pattern::Kind::text_end:
            return node(NfaNode::Kind::text_end, next);
        case Pattern::Kind::sequence:
            for (auto part = pattern.parts.rbegin(); part != pattern.parts.rend(); ++part) {
                next = build(*part, next);
            }
            return next;
        case Pattern::Kind::alternatives: {
            int any = -1;
            for (const Pattern& part : pattern.parts) {
                const int one = build(part, next);
                any = any < 0 ? one : node(NfaNode::Kind::either, any, one);
            }
            return any;
        }
        case Pattern::Kind::repetition:
            return repetition(pattern, next);
    }
    return next;
}

int Nfa::repetition(const Pattern& pattern, int next) {
    const Pattern& part = pattern.parts.front();
    int begin = next;
    if (pattern.most == Pattern::unbounded) {
        begin = node(NfaNode::Kind::either, next, next);
        const int body = build(part, begin);
        nodes_[static_cast<std::size_t>(begin)].other = body;
    } else {
        for (int i = pattern.least; i < pattern.most; ++i) {
            begin = node(NfaNode::Kind::either, next, build(part, begin));
        }
    }
    for (int i = 0; i < pattern.least; ++i) {
        begin = build(part, begin);
    }
    return begin;
}

int Nfa::characters(const std::vector<Range>& ranges, int next) {
    int any = -1;
    for (const Range& range : ranges) {
        for (const Range& piece : pieces_of(range)) {
            const Encoded first = encode(piece.first);
            const Encoded last = encode(piece.second);
            int to = next;
            for (std::size_t i = first.size(); i-- > 0;) {
                to = node(NfaNode::Kind::bytes, to);
                nodes_[static_cast<std::size_t>(to)].first = first[i];
                nodes_[static_cast<std::size_t>(to)].last = last[i];
            }
            any = any < 0 ? to : node(NfaNode::Kind::either, any, to);
        }
    }
    if (any < 0) {
        throw std::invalid_argument("a class of no characters");
    }
    return any;
}

}  // namespace tenken::report::compiler
