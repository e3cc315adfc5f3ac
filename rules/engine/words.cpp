#include "rules/engine/words.h"

#include <algorithm>

#include <re2/re2.h>

#include "rules/limits.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

bool longer_first(const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
}

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

void WordList::add(std::string_view entry) {
    std::string first;
    std::size_t at = 0;
    while (at < entry.size()) {
        const std::size_t blank = std::min(entry.find_first_of(" \t\r\n", at), entry.size());
        const std::string word = schema::squeeze(entry.substr(at, blank - at));
        at = blank + 1;
        if (word.empty()) {
            continue;
        }
        if (first.empty()) {
            first = word;
        }
        if (canonical_.emplace(word, first).second) {
            words_.insert(std::upper_bound(words_.begin(), words_.end(), word, longer_first), word);
        }
    }
}

std::optional<WordList::Hit> WordList::find(std::string_view squeezed, std::size_t from) const {
    std::optional<Hit> best;
    for (const std::string& word : words_) {
        const std::size_t at = squeezed.find(word, from);
        if (at != std::string_view::npos && (!best || at < best->begin)) {
            best = Hit{at, at + word.size(), word};
        }
    }
    return best;
}

std::optional<WordList::Hit> WordList::find_last(std::string_view squeezed) const {
    std::optional<Hit> best;
    for (const std::string& word : words_) {
        const std::size_t at = squeezed.rfind(word);
        if (at != std::string_view::npos && (!best || at + word.size() > best->end)) {
            best = Hit{at, at + word.size(), word};
        }
    }
    return best;
}

bool WordList::is(std::string_view squeezed) const {
    return canonical_.find(squeezed) != canonical_.end();
}

bool WordList::ends(std::string_view squeezed) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
        return squeezed.size() >= word.size() &&
               squeezed.substr(squeezed.size() - word.size()) == word;
    });
}

bool WordList::begins(std::string_view squeezed) const {
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
        return squeezed.substr(0, word.size()) == word;
    });
}

std::string_view WordList::canonical(std::string_view squeezed) const {
    const auto found = canonical_.find(squeezed);
    return found == canonical_.end() ? squeezed : std::string_view(found->second);
}

std::string WordList::without(std::string_view squeezed) const {
    std::string rest(squeezed);
    for (const std::string& word : words_) {
        for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word, at)) {
            rest.erase(at, word.size());
        }
    }
    return rest;
}

std::string PatternList::add(const std::string& pattern) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(static_cast<std::int64_t>(limits.pattern_bytes));
    auto compiled = std::make_shared<const re2::RE2>(pattern, options);
    if (!compiled->ok()) {
        return compiled->error();
    }
    patterns_.push_back(std::move(compiled));
    return {};
}

std::vector<std::string> PatternList::sources() const {
    std::vector<std::string> sources;
    for (const auto& pattern : patterns_) {
        sources.push_back(pattern->pattern());
    }
    return sources;
}

std::optional<PatternList::Match> PatternList::find(schema::KeptText kept, std::size_t from) const {
    const std::string_view text = kept;
    std::optional<Match> best;
    std::vector<re2::StringPiece> groups;
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        const re2::RE2& pattern = *patterns_[i];
        groups.assign(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1, {});
        if (!pattern.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups.data(),
                           static_cast<int>(groups.size()))) {
            continue;
        }
        const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
        if (best && best->begin <= begin) {
            continue;
        }
        best = Match{begin, begin + groups[0].size(), {groups[0].data(), groups[0].size()}, {}, i};
        for (const auto& [name, index] : pattern.NamedCapturingGroups()) {
            const re2::StringPiece& group = groups[static_cast<std::size_t>(index)];
            if (group.data() != nullptr) {
                best->groups[name] = {group.data(), group.size()};
            }
        }
    }
    return best;
}

std::vector<PatternList::Match> PatternList::find_all(schema::KeptText kept,
                                                      std::size_t most) const {
    const std::string_view text = kept;
    std::vector<Match> matches;
    std::size_t from = 0;
    while (from <= text.size() && matches.size() < most) {
        std::optional<Match> match = find(text, from);
        if (!match) {
            break;
        }
        from = match->end;
        if (match->end == match->begin) {
            // An empty match says nothing; go on behind the next character.
            if (from >= text.size()) {
                break;
            }
            schema::next_code_point(text, from);
            continue;
        }
        matches.push_back(std::move(*match));
    }
    return matches;
}

bool PatternList::in(std::string_view text) const {
    return std::any_of(patterns_.begin(), patterns_.end(), [&](const auto& pattern) {
        return pattern->Match(piece(text), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
    });
}

}  // namespace tenken::rules
