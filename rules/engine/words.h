// Word lists and patterns: the vocabulary of the rules, kept in the packs and not in code.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/kept_text.h"

namespace re2 {
class RE2;
}

namespace tenken::rules {

/// A list of words, compared in squeezed form (NFKC, no white space). Several spellings of one
/// thing stand in one entry, parted by a blank; the first of them stands for all.
class WordList {
  public:
    void add(std::string_view entry);

    bool empty() const { return words_.empty(); }
    std::size_t size() const { return words_.size(); }
    const std::vector<std::string>& words() const { return words_; }

    /// The word that begins first in `squeezed`, the longest of those; nullopt if none occurs.
    struct Hit {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string_view word;
    };
    std::optional<Hit> find(std::string_view squeezed, std::size_t from = 0) const;
    /// The word that ends last, the longest of those.
    std::optional<Hit> find_last(std::string_view squeezed) const;
    bool in(std::string_view squeezed) const { return find(squeezed).has_value(); }

    /// The whole of `squeezed` is one of the words.
    bool is(std::string_view squeezed) const;
    bool ends(std::string_view squeezed) const;
    bool begins(std::string_view squeezed) const;

    /// The first spelling of the entry that holds `squeezed`; `squeezed` itself if none does.
    std::string_view canonical(std::string_view squeezed) const;

    /// `squeezed` with every word of the list taken out, longest first.
    std::string without(std::string_view squeezed) const;

  private:
    std::vector<std::string> words_;  ///< longest first, then by bytes
    std::map<std::string, std::string, std::less<>> canonical_;
};

/// RE2 patterns in the order written, compiled once with a bound on their memory.
class PatternList {
  public:
    /// Gives what is wrong with the pattern, "" if nothing. Its memory is bounded (limits.h).
    std::string add(const std::string& pattern);

    bool empty() const { return patterns_.empty(); }
    std::vector<std::string> sources() const;

    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string_view text;
        std::map<std::string, std::string_view> groups;  ///< named groups that took part
        std::size_t pattern = 0;                         ///< which of the list
    };
    /// The match that begins first at or after `from`.
    std::optional<Match> find(schema::KeptText text, std::size_t from = 0) const;
    /// All matches that do not overlap, at most `most`.
    std::vector<Match> find_all(schema::KeptText text, std::size_t most = 1000) const;
    bool in(std::string_view text) const;

  private:
    std::vector<std::shared_ptr<const re2::RE2>> patterns_;
};

}  // namespace tenken::rules
