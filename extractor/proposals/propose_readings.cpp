#include "extractor/proposals/propose_readings.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

#include "extractor/proposals/contexts.h"
#include "extractor/proposals/read_lines.h"
#include "schema/text.h"

namespace tenken::extractor {

namespace {

constexpr std::size_t longest_label = 12;  // characters
/// Of a sure character that only looks like the proposed one: so many other places must differ.
constexpr int least_places = 2;

/// What stands in one context at all places that were surely read.
struct Tally {
    char32_t first = 0;
    int places = 0;        ///< of `first`
    bool several = false;  ///< not one character everywhere
};

struct Choice {
    char32_t character = 0;
    std::string word;
    std::string source;
};

/// 五カ年, 三ケ所, 井ノ口: between kanji these are what they are.
bool stands_alone(char32_t character) {
    static const std::u32string usual = U"カケヵヶノト";
    return usual.find(character) != std::u32string::npos;
}

std::string utf8(char32_t character) {
    std::string text;
    schema::append_utf8(text, character);
    return text;
}

class Proposer {
  public:
    Proposer(const Confusables& confusables, const IsWord& is_word)
        : confusables_(confusables), is_word_(is_word) {}

    void add(int number, const scan::ReadPage& page) { lines_[number] = read_lines(page); }

    std::map<int, std::vector<Proposal>> run() {
        each([&](int, const CharacterLine& line, std::size_t at) { ask(line, at); });
        each([&](int, const CharacterLine& line, std::size_t at) { answer(line, at); });
        std::map<int, std::vector<Proposal>> proposals;
        each([&](int number, const CharacterLine& line, std::size_t at) {
            if (const std::optional<Choice> choice = choose(line, at)) {
                proposals[number].push_back(proposal(line[at], *choice));
            }
        });
        return proposals;
    }

  private:
    template <typename Use>
    void each(const Use& use) const {
        for (const auto& [number, lines] : lines_) {
            for (const CharacterLine& line : lines) {
                for (std::size_t at = 0; at < line.size(); ++at) {
                    use(number, line, at);
                }
            }
        }
    }

    static Proposal proposal(const ReadCharacter& read, const Choice& choice) {
        return {
            {read.box, utf8(read.character), utf8(choice.character), "vocabulary", read.confidence},
            choice.word,
            choice.source};
    }

    /// Whether another reading of the character is looked for.
    bool is_asked(const ReadCharacter& read) const {
        return read.character != 0 && !is_of_figure(read.character) &&
               (read.doubtful || !confusables_.like(read.character).empty());
    }

    void ask(const CharacterLine& line, std::size_t at) {
        if (!is_asked(line[at])) {
            return;
        }
        for (const Window& window : windows) {
            if (const std::uint64_t key = context_key(line, at, window)) {
                tallies_.try_emplace(key);
            }
        }
    }

    void answer(const CharacterLine& line, std::size_t at) {
        if (line[at].doubtful || line[at].character == 0) {
            return;
        }
        for (const Window& window : windows) {
            const auto found = tallies_.find(context_key(line, at, window));
            if (found == tallies_.end()) {
                continue;
            }
            Tally& tally = found->second;
            if (tally.places > 0 && tally.first != line[at].character) {
                tally.several = true;
                note_rival(found->first, line[at].character);
            } else {
                tally.first = line[at].character;
                ++tally.places;
            }
        }
    }

    /// Two characters in one context: how often each, for one of them may be the odd one out.
    void note_rival(std::uint64_t key, char32_t character) { ++rivals_[{key, character}]; }

    std::optional<Choice> choose(const CharacterLine& line, std::size_t at) const {
        if (!is_asked(line[at])) {
            return std::nullopt;
        }
        std::optional<Choice> choice = label(line, at);
        for (const Window& window : windows) {
            choice = choice ? choice : elsewhere(line, at, window);
        }
        return choice ? choice : script(line, at);
    }

    bool may_be(const ReadCharacter& read, char32_t character) const {
        return character != read.character && !is_of_figure(character) &&
               (confusables_.are_alike(read.character, character) || read.other == character);
    }

    std::optional<Choice> elsewhere(const CharacterLine& line, std::size_t at,
                                    const Window& window) const {
        const std::uint64_t key = context_key(line, at, window);
        const auto found = key == 0 ? tallies_.end() : tallies_.find(key);
        if (found == tallies_.end() || found->second.places == 0) {
            return std::nullopt;
        }
        const ReadCharacter& read = line[at];
        const Tally& tally = found->second;
        char32_t character = tally.first;
        if (read.doubtful) {
            // Of short contexts only what looks alike: other words have them too.
            const bool is_long = window.before + window.behind >= 4 && tally.places > 1;
            if (tally.several || character == read.character || is_of_figure(character) ||
                !(may_be(read, character) || (is_long && is_word_character(character)))) {
                return std::nullopt;
            }
        } else {
            const std::optional<char32_t> majority = outvoted(read.character, key, tally);
            if (!majority || !may_be(read, *majority)) {
                return std::nullopt;
            }
            character = *majority;
        }
        return Choice{character, context_text(line, at, window, character), "report"};
    }

    /// The character of all places but one, where that one has `own`.
    std::optional<char32_t> outvoted(char32_t own, std::uint64_t key, const Tally& tally) const {
        if (!tally.several) {
            return std::nullopt;
        }
        std::optional<char32_t> other;
        int places = 0;
        const auto count = [&](char32_t character, int times) {
            if (character == own) {
                return times == 1;
            }
            const bool is_only = !other;
            other = character;
            places = times;
            return is_only;
        };
        if (!count(tally.first, tally.places)) {
            return std::nullopt;
        }
        for (auto rival = rivals_.lower_bound({key, 0});
             rival != rivals_.end() && rival->first.first == key; ++rival) {
            if (!count(rival->first.second, rival->second)) {
                return std::nullopt;
            }
        }
        return places >= least_places ? other : std::nullopt;
    }

    /// A heading cell that is a word but for this character.
    std::optional<Choice> label(const CharacterLine& line, std::size_t at) const {
        if (line.size() > longest_label || line.size() < 2) {
            return std::nullopt;
        }
        const Window whole{at, line.size() - at - 1};
        if (is_word_(context_text(line, at, whole, line[at].character))) {
            return std::nullopt;
        }
        std::u32string candidates = confusables_.like(line[at].character);
        if (line[at].other != 0) {
            candidates.push_back(line[at].other);
        }
        for (const char32_t candidate : candidates) {
            std::string text = context_text(line, at, whole, candidate);
            if (!is_of_figure(candidate) && is_word_(text)) {
                return Choice{candidate, std::move(text), "vocabulary"};
            }
        }
        return std::nullopt;
    }

    /// コミュ二ティ: both neighbours are of the script of a character that looks the same.
    std::optional<Choice> script(const CharacterLine& line, std::size_t at) const {
        if (at == 0 || at + 1 >= line.size()) {
            return std::nullopt;
        }
        for (const auto is_of : {is_katakana, is_kanji}) {
            if (!is_of(line[at - 1].character) || !is_of(line[at + 1].character) ||
                is_of(line[at].character) || stands_alone(line[at].character)) {
                continue;
            }
            for (const char32_t candidate : confusables_.like(line[at].character)) {
                if (is_of(candidate) && is_word_character(line[at].character)) {
                    return Choice{candidate, context_text(line, at, {1, 1}, candidate), "script"};
                }
            }
        }
        return std::nullopt;
    }

    const Confusables& confusables_;
    const IsWord& is_word_;
    std::map<int, std::vector<CharacterLine>> lines_;
    std::unordered_map<std::uint64_t, Tally> tallies_;
    std::map<std::pair<std::uint64_t, char32_t>, int> rivals_;
};

}  // namespace

std::map<int, std::vector<Proposal>> propose_readings(const std::map<int, scan::ReadPage>& pages,
                                                      const Confusables& confusables,
                                                      const IsWord& is_word) {
    Proposer proposer(confusables, is_word);
    for (const auto& [number, page] : pages) {
        proposer.add(number, page);
    }
    return proposer.run();
}

}  // namespace tenken::extractor
