#include "extractor/report/compiler/pattern.h"

#include <algorithm>
#include <stdexcept>

#include "schema/text.h"

namespace tenken::report::compiler {

namespace {

constexpr char32_t last_code_point = 0x10FFFF;

/// Adds the other case of the Latin letters, with the two signs beyond ASCII that RE2 folds to
/// them: the Kelvin sign and the long s.
void fold_case(std::vector<Range>& ranges) {
    const std::vector<Range> given = ranges;
    const auto holds = [&](char32_t c) {
        return std::any_of(given.begin(), given.end(), [&](const Range& range) {
            return range.first <= c && c <= range.second;
        });
    };
    const auto add = [&](char32_t c) { ranges.emplace_back(c, c); };
    for (char32_t small = U'a'; small <= U'z'; ++small) {
        const char32_t large = small - U'a' + U'A';
        const char32_t sign = small == U'k' ? U'\u212A' : small == U's' ? U'\u017F' : large;
        if (holds(small) || holds(large) || holds(sign)) {
            add(small);
            add(large);
            add(sign);
        }
    }
}

std::vector<Range> inverted(std::vector<Range> ranges) {
    std::sort(ranges.begin(), ranges.end());
    std::vector<Range> out;
    char32_t next = 0;
    for (const Range& range : ranges) {
        if (range.first > next) {
            out.emplace_back(next, range.first - 1);
        }
        next = std::max<char32_t>(next, range.second + 1);
    }
    if (next <= last_code_point) {
        out.emplace_back(next, last_code_point);
    }
    return out;
}

Pattern characters(std::vector<Range> ranges) {
    Pattern pattern;
    pattern.kind = Pattern::Kind::characters;
    pattern.ranges = std::move(ranges);
    return pattern;
}

Pattern of_kind(Pattern::Kind kind, std::vector<Pattern> parts = {}) {
    Pattern pattern;
    pattern.kind = kind;
    pattern.parts = std::move(parts);
    return pattern;
}

class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    Pattern parse() {
        // Groups that are open, each with the alternatives before the one that is being read.
        struct Group {
            std::vector<Pattern> alternatives;
            std::vector<Pattern> sequence;
        };
        std::vector<Group> open(1);
        const auto close = [&] {
            Group group = std::move(open.back());
            open.pop_back();
            group.alternatives.push_back(
                of_kind(Pattern::Kind::sequence, std::move(group.sequence)));
            return of_kind(Pattern::Kind::alternatives, std::move(group.alternatives));
        };
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '(') {
                at_ += starts("(?:") ? 3 : 1;
                if (at_ < text_.size() && text_[at_] == '?') {
                    fail("a group of another kind");
                }
                open.emplace_back();
            } else if (c == ')') {
                ++at_;
                if (open.size() == 1) {
                    fail("a bracket that was not opened");
                }
                Pattern group = close();
                open.back().sequence.push_back(repeated(std::move(group)));
            } else if (c == '|') {
                ++at_;
                open.back().alternatives.push_back(
                    of_kind(Pattern::Kind::sequence, std::move(open.back().sequence)));
                open.back().sequence.clear();
            } else {
                open.back().sequence.push_back(repeated(atom()));
            }
        }
        if (open.size() != 1) {
            fail("a bracket that is not closed");
        }
        return close();
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw std::invalid_argument("pattern " + std::string(text_) + ": " + what);
    }

    bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }

    char32_t character() {
        if (text_[at_] == '\\') {
            ++at_;
            if (at_ >= text_.size() || schema::next_code_point(text_, at_) >= 0x80) {
                fail("an escape that is not known");
            }
            const char escaped = text_[at_ - 1];
            if ((escaped >= 'a' && escaped <= 'z') || (escaped >= 'A' && escaped <= 'Z') ||
                (escaped >= '0' && escaped <= '9')) {
                fail("an escape that is not known");
            }
            return static_cast<char32_t>(escaped);
        }
        return schema::next_code_point(text_, at_);
    }

    Pattern atom() {
        switch (text_[at_]) {
            case '^':
                ++at_;
                return of_kind(Pattern::Kind::text_begin);
            case '$':
                ++at_;
                return of_kind(Pattern::Kind::text_end);
            case '.':
                ++at_;
                return characters({{0, U'\n' - 1}, {U'\n' + 1, last_code_point}});
            case '[':
                return character_class();
            case '*':
            case '+':
            case '?':
            case '{':
                fail("a repetition of nothing");
            default: {
                const char32_t c = character();
                std::vector<Range> ranges{{c, c}};
                fold_case(ranges);
                return characters(std::move(ranges));
            }
        }
    }

    Pattern character_class() {
        ++at_;
        const bool negated = starts("^");
        at_ += negated ? 1 : 0;
        std::vector<Range> ranges;
        while (at_ >= text_.size() || text_[at_] != ']' || ranges.empty()) {
            if (at_ >= text_.size() || starts("[:")) {
                fail("a class that is not known or not closed");
            }
            const char32_t first = character();
            char32_t last = first;
            if (starts("-") && !starts("-]")) {
                ++at_;
                last = character();
            }
            if (last < first) {
                fail("a range that goes backwards");
            }
            ranges.emplace_back(first, last);
        }
        ++at_;
        fold_case(ranges);
        return characters(negated ? inverted(std::move(ranges)) : std::move(ranges));
    }

    int number() {
        int value = 0;
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && value <= 1000) {
            value = value * 10 + (text_[at_++] - '0');
        }
        if (at_ == begin || value > 1000) {
            fail("a count that is not known");
        }
        return value;
    }

    Pattern repeated(Pattern part) {
        while (at_ < text_.size()) {
            int least = 0;
            int most = Pattern::unbounded;
            const char c = text_[at_];
            if (c == '*' || c == '+' || c == '?') {
                ++at_;
                least = c == '+' ? 1 : 0;
                most = c == '?' ? 1 : Pattern::unbounded;
            } else if (c == '{') {
                ++at_;
                least = number();
                most = least;
                if (starts(",")) {
                    ++at_;
                    most = starts("}") ? Pattern::unbounded : number();
                }
                if (!starts("}") || (most != Pattern::unbounded && most < least)) {
                    fail("a count that is not known");
                }
                ++at_;
            } else {
                break;
            }
            std::vector<Pattern> parts;
            parts.push_back(std::move(part));
            part = of_kind(Pattern::Kind::repetition, std::move(parts));
            part.least = least;
            part.most = most;
            if (at_ < text_.size() && text_[at_] == '?') {
                fail("a repetition that is not greedy");
            }
        }
        return part;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Pattern parse_pattern(std::string_view text) {
    return Parser(text).parse();
}

Pattern literal(std::string_view word) {
    std::vector<Pattern> parts;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = schema::next_code_point(word, at);
        std::vector<Range> ranges{{c, c}};
        fold_case(ranges);
        parts.push_back(characters(std::move(ranges)));
    }
    return of_kind(Pattern::Kind::sequence, std::move(parts));
}

}  // namespace tenken::report::compiler
