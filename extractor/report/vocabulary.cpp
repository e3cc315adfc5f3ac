#include "extractor/report/vocabulary.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>
#include <re2/set.h>

#include "extractor/report/automaton/compiled_vocabulary.h"
#include "extractor/report/vocabulary_source.h"

namespace tenken::report {
namespace {

// The largest pattern of the built-in files needs a fifth of this.
constexpr std::int64_t pattern_memory = 64 << 20;

RE2::Options pattern_options() {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(pattern_memory);
    options.set_longest_match(true);
    options.set_never_capture(true);
    return options;
}

/// Lets a view be looked up without a string made of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

}  // namespace

/// One of the two: a table that the build made, or a pattern compiled here.
struct WordSet::Implementation {
    AutomatonPair automata;
    std::unique_ptr<RE2> pattern;
};

WordSet::WordSet() : implementation_(std::make_unique<Implementation>()) {}
WordSet::~WordSet() = default;
WordSet::WordSet(WordSet&&) noexcept = default;
WordSet& WordSet::operator=(WordSet&&) noexcept = default;

bool WordSet::matches(std::string_view squeezed) const {
    if (!implementation_->pattern) {
        return match_whole(implementation_->automata.anchored, squeezed) != 0;
    }
    const re2::StringPiece piece(squeezed.data(), squeezed.size());
    return implementation_->pattern->Match(piece, 0, piece.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

std::optional<WordSet::Hit> WordSet::find(std::string_view text, std::size_t from) const {
    if (from > text.size()) {
        return std::nullopt;
    }
    if (!implementation_->pattern) {
        if (!match_anywhere(implementation_->automata, text, from)) {
            return std::nullopt;
        }
        for (std::size_t begin = from; begin <= text.size(); ++begin) {
            if (const auto length = match_at(implementation_->automata.anchored, text, begin)) {
                return Hit{begin, begin + *length};
            }
        }
        return std::nullopt;
    }
    const re2::StringPiece piece(text.data(), text.size());
    re2::StringPiece hit;
    if (!implementation_->pattern->Match(piece, from, piece.size(), RE2::UNANCHORED, &hit, 1)) {
        return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(hit.data() - text.data());
    return Hit{begin, begin + hit.size()};
}

bool WordSet::contains(std::string_view text) const {
    if (!implementation_->pattern) {
        return match_anywhere(implementation_->automata, text, 0);
    }
    // Not asking where spares RE2 the search back to the beginning.
    const re2::StringPiece piece(text.data(), text.size());
    return implementation_->pattern->Match(piece, 0, piece.size(), RE2::UNANCHORED, nullptr, 0);
}

std::size_t WordSet::prefix(std::string_view text) const {
    if (!implementation_->pattern) {
        return match_at(implementation_->automata.anchored, text, 0).value_or(0);
    }
    const re2::StringPiece piece(text.data(), text.size());
    re2::StringPiece hit;
    if (!implementation_->pattern->Match(piece, 0, piece.size(), RE2::ANCHOR_START, &hit, 1)) {
        return 0;
    }
    return hit.size();
}

struct Vocabulary::Implementation {
    const Automaton* compiled_labels = nullptr;  ///< in place of the next three
    std::unordered_map<std::string, Field> label_words;
    std::unique_ptr<RE2::Set> label_patterns;
    std::vector<Field> pattern_fields;
    std::unordered_map<std::string, WordSet, TextHash, std::equal_to<>> words;

    /// Of the table of the build; 0 for a text that is no label.
    std::uint8_t compiled_value(std::string_view squeezed) const {
        return compiled_labels->values[match_whole(*compiled_labels, squeezed)];
    }
};

Vocabulary::Vocabulary() : implementation_(std::make_unique<Implementation>()) {}
Vocabulary::~Vocabulary() = default;
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;

bool Vocabulary::is_word(std::string_view squeezed) const {
    if (implementation_->compiled_labels != nullptr) {
        return (implementation_->compiled_value(squeezed) & word_value) != 0;
    }
    return implementation_->label_words.contains(small_letters(squeezed));
}

Field Vocabulary::field(std::string_view squeezed) const {
    if (squeezed.empty()) {
        return Field::none;
    }
    if (implementation_->compiled_labels != nullptr) {
        return static_cast<Field>(implementation_->compiled_value(squeezed) & ~word_value);
    }
    const std::string key = small_letters(squeezed);
    if (const auto found = implementation_->label_words.find(key);
        found != implementation_->label_words.end()) {
        return found->second;
    }
    std::vector<int> matching;
    if (!implementation_->label_patterns->Match(key, &matching)) {
        return Field::none;
    }
    const int first = *std::min_element(matching.begin(), matching.end());
    return implementation_->pattern_fields[static_cast<std::size_t>(first)];
}

const WordSet& Vocabulary::words(std::string_view id) const {
    const auto found = implementation_->words.find(id);
    if (found == implementation_->words.end()) {
        throw std::logic_error(fmt::format("no word list {} in the vocabulary", id));
    }
    return found->second;
}

std::vector<std::string> Vocabulary::word_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, set] : implementation_->words) {
        ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Makes what is read searchable.
class VocabularyLoader {
  public:
    static Vocabulary load(const VocabularySource& source) {
        Vocabulary vocabulary;
        Vocabulary::Implementation& own = *vocabulary.implementation_;
        own.label_patterns = std::make_unique<RE2::Set>(pattern_options(), RE2::ANCHOR_BOTH);
        for (const VocabularySource::Label& label : source.labels) {
            std::string error;
            if (label.entry.word) {
                own.label_words.emplace(label.entry.text, label.field);
            } else if (own.label_patterns->Add(label.entry.text, &error) < 0) {
                fail_vocabulary(label.file, label.entry.line, error);
            } else {
                own.pattern_fields.push_back(label.field);
            }
        }
        if (!own.label_patterns->Compile()) {
            throw std::runtime_error("label patterns need too much memory");
        }
        for (const VocabularySource::List& list : source.lists) {
            own.words.emplace(list.id, word_set(list));
        }
        return vocabulary;
    }

    static Vocabulary compiled() {
        Vocabulary vocabulary;
        vocabulary.implementation_->compiled_labels = &compiled_labels();
        for (const CompiledList& list : compiled_lists()) {
            WordSet set;
            set.implementation_->automata = list.automata;
            vocabulary.implementation_->words.emplace(list.id, std::move(set));
        }
        return vocabulary;
    }

  private:
    static WordSet word_set(const VocabularySource::List& list) {
        std::string alternatives;
        for (const VocabularyEntry& entry : list.entries) {
            alternatives += alternatives.empty() ? "(?:" : "|(?:";
            alternatives += (entry.word ? RE2::QuoteMeta(entry.text) : entry.text) + ")";
        }
        WordSet set;
        set.implementation_->pattern = std::make_unique<RE2>(alternatives, pattern_options());
        if (!set.implementation_->pattern->ok()) {
            fail_vocabulary(list.file, list.line, set.implementation_->pattern->error());
        }
        return set;
    }
};

Vocabulary load_vocabulary(const std::vector<VocabularyFile>& files) {
    return VocabularyLoader::load(read_vocabulary(files));
}

Vocabulary compiled_vocabulary() {
    return VocabularyLoader::compiled();
}

}  // namespace tenken::report
