#include "extractor/report/vocabulary.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>
#include <re2/set.h>
#include <tinyxml2.h>

#include "schema/error.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// The largest pattern of the built-in files needs a fifth of this.
constexpr std::int64_t pattern_memory = 64 << 20;

constexpr std::array<std::pair<std::string_view, Field>, 23> field_names{{
    {"item-number", Field::item_number},
    {"name", Field::name},
    {"department", Field::department},
    {"section", Field::section},
    {"content", Field::content},
    {"target", Field::target},
    {"indicator", Field::indicator},
    {"baseline", Field::baseline},
    {"planned", Field::planned},
    {"actual", Field::actual},
    {"plan-and-actual", Field::plan_and_actual},
    {"progress", Field::progress},
    {"grade", Field::grade},
    {"effect", Field::effect},
    {"rate", Field::rate},
    {"difference", Field::difference},
    {"unit", Field::unit},
    {"kind", Field::kind},
    {"year-axis", Field::year_axis},
    {"total", Field::total},
    {"count", Field::count},
    {"schedule", Field::schedule},
    {"remark", Field::remark},
}};

RE2::Options pattern_options() {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(pattern_memory);
    options.set_longest_match(true);
    options.set_never_capture(true);
    return options;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

std::string normal_word(std::string_view word) {
    return lower(schema::squeeze(word));
}

}  // namespace

struct WordSet::Implementation {
    /// The alternatives, anchored by each call as it needs. Compiled when first asked for: a
    /// report needs half of the lists, and compiling all takes longer than reading a short one.
    const RE2& any() const {
        std::call_once(compiling, [this] {
            compiled = std::make_unique<RE2>(alternatives, pattern_options());
        });
        return *compiled;
    }

    std::string alternatives;
    mutable std::once_flag compiling;
    mutable std::unique_ptr<RE2> compiled;
};

WordSet::WordSet() : implementation_(std::make_unique<Implementation>()) {}
WordSet::~WordSet() = default;
WordSet::WordSet(WordSet&&) noexcept = default;
WordSet& WordSet::operator=(WordSet&&) noexcept = default;

bool WordSet::matches(std::string_view squeezed) const {
    const re2::StringPiece piece(squeezed.data(), squeezed.size());
    return implementation_->any().Match(piece, 0, piece.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

std::optional<WordSet::Hit> WordSet::find(std::string_view text, std::size_t from) const {
    const re2::StringPiece piece(text.data(), text.size());
    re2::StringPiece hit;
    if (from > text.size() ||
        !implementation_->any().Match(piece, from, piece.size(), RE2::UNANCHORED, &hit, 1)) {
        return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(hit.data() - text.data());
    return Hit{begin, begin + hit.size()};
}

bool WordSet::contains(std::string_view text) const {
    // Not asking where spares RE2 the search back to the beginning.
    const re2::StringPiece piece(text.data(), text.size());
    return implementation_->any().Match(piece, 0, piece.size(), RE2::UNANCHORED, nullptr, 0);
}

std::size_t WordSet::prefix(std::string_view text) const {
    const re2::StringPiece piece(text.data(), text.size());
    re2::StringPiece hit;
    if (!implementation_->any().Match(piece, 0, piece.size(), RE2::ANCHOR_START, &hit, 1)) {
        return 0;
    }
    return hit.size();
}

struct Vocabulary::Implementation {
    std::unordered_map<std::string, Field> label_words;
    std::unique_ptr<RE2::Set> label_patterns;
    std::vector<Field> pattern_fields;
    std::map<std::string, WordSet, std::less<>> words;
};

Vocabulary::Vocabulary() : implementation_(std::make_unique<Implementation>()) {}
Vocabulary::~Vocabulary() = default;
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;

bool Vocabulary::is_word(std::string_view squeezed) const {
    return implementation_->label_words.contains(lower(squeezed));
}

Field Vocabulary::field(std::string_view squeezed) const {
    if (squeezed.empty()) {
        return Field::none;
    }
    const std::string key = lower(squeezed);
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
    return ids;
}

/// Gathers the files' entries and compiles them once at the end.
class VocabularyLoader {
  public:
    explicit VocabularyLoader(bool validate) : validate_(validate) {
        result_.implementation_->label_patterns =
            std::make_unique<RE2::Set>(pattern_options(), RE2::ANCHOR_BOTH);
    }

    void read(const VocabularyFile& file) {
        file_ = std::string(file.name);
        parts_.clear();
        tinyxml2::XMLDocument document;
        document.Parse(file.content.data(), file.content.size());
        const tinyxml2::XMLElement* root = document.RootElement();
        if (document.Error() || root == nullptr) {
            fail(document.ErrorLineNum(), "not well-formed XML");
        }
        if (std::string_view(root->Name()) != "vocabulary") {
            fail(root->GetLineNum(), "the root element is not <vocabulary>");
        }
        for (const auto* element = root->FirstChildElement(); element != nullptr;
             element = element->NextSiblingElement()) {
            const std::string_view name = element->Name();
            if (name == "part") {
                parts_[attribute(*element, "name")] = text(*element);
            } else if (name == "label") {
                read_label(*element);
            } else if (name == "words") {
                read_words(*element);
            } else {
                fail(element->GetLineNum(), fmt::format("unknown element <{}>", name));
            }
        }
    }

    Vocabulary finish() {
        if (!result_.implementation_->label_patterns->Compile()) {
            throw std::runtime_error("label patterns need too much memory");
        }
        return std::move(result_);
    }

  private:
    [[noreturn]] void fail(int line, const std::string& problem) const {
        throw schema::InputError(
            file_,
            {fmt::format("{}行目: 語彙ファイルの誤り ({})", line, problem),
             fmt::format("line {}: {}", line, problem)},
            {"vocabulary.xsd に従って直してください。", "Correct it after vocabulary.xsd."});
    }

    std::string attribute(const tinyxml2::XMLElement& element, const char* name) const {
        const char* value = element.Attribute(name);
        if (value == nullptr) {
            fail(element.GetLineNum(), fmt::format("attribute {} is missing", name));
        }
        return value;
    }

    std::string text(const tinyxml2::XMLElement& element) const {
        const char* value = element.GetText();
        if (value == nullptr || *value == '\0') {
            fail(element.GetLineNum(), "empty element");
        }
        return value;
    }

    /// {name} replaced by the part of that name; counts in braces ({2,4}) stay.
    std::string with_parts(const tinyxml2::XMLElement& element) const {
        const std::string pattern = text(element);
        std::string out;
        for (std::size_t at = 0; at < pattern.size();) {
            const std::size_t close = pattern.find('}', at);
            if (pattern[at] != '{' || close == std::string::npos ||
                (pattern[at + 1] >= '0' && pattern[at + 1] <= '9') ||
                (at >= 2 && pattern[at - 2] == '\\')) {
                out.push_back(pattern[at++]);
                continue;
            }
            const std::string name = pattern.substr(at + 1, close - at - 1);
            const auto part = parts_.find(name);
            if (part == parts_.end()) {
                fail(element.GetLineNum(), fmt::format("no part {}", name));
            }
            out += "(?:" + part->second + ")";
            at = close + 1;
        }
        return out;
    }

    void read_label(const tinyxml2::XMLElement& element) {
        const std::string name = attribute(element, "field");
        const auto* known = std::find_if(field_names.begin(), field_names.end(),
                                         [&](const auto& pair) { return pair.first == name; });
        if (known == field_names.end()) {
            fail(element.GetLineNum(), fmt::format("unknown field {}", name));
        }
        auto& vocabulary = *result_.implementation_;
        for (const auto* entry = element.FirstChildElement(); entry != nullptr;
             entry = entry->NextSiblingElement()) {
            if (std::string_view(entry->Name()) == "word") {
                const std::string word = normal_word(text(*entry));
                const auto [place, added] = vocabulary.label_words.emplace(word, known->second);
                if (!added && place->second != known->second) {
                    fail(entry->GetLineNum(), fmt::format("{} is listed under two fields", word));
                }
                continue;
            }
            std::string error;
            if (vocabulary.label_patterns->Add(with_parts(*entry), &error) < 0) {
                fail(entry->GetLineNum(), error);
            }
            vocabulary.pattern_fields.push_back(known->second);
        }
    }

    void read_words(const tinyxml2::XMLElement& element) {
        std::string alternatives;
        for (const auto* entry = element.FirstChildElement(); entry != nullptr;
             entry = entry->NextSiblingElement()) {
            const bool word = std::string_view(entry->Name()) == "word";
            const std::string pattern =
                word ? RE2::QuoteMeta(normal_word(text(*entry))) : with_parts(*entry);
            alternatives += (alternatives.empty() ? "(?:" : "|(?:") + pattern + ")";
        }
        WordSet set;
        set.implementation_->alternatives = std::move(alternatives);
        if (validate_ && !set.implementation_->any().ok()) {
            fail(element.GetLineNum(), set.implementation_->any().error());
        }
        const std::string id = attribute(element, "id");
        if (!result_.implementation_->words.emplace(id, std::move(set)).second) {
            fail(element.GetLineNum(), fmt::format("second list {}", id));
        }
    }

    Vocabulary result_;
    bool validate_;
    std::string file_;
    std::map<std::string, std::string> parts_;
};

Vocabulary load_vocabulary(const std::vector<VocabularyFile>& files, Patterns patterns) {
    VocabularyLoader loader(patterns == Patterns::validate);
    for (const VocabularyFile& file : files) {
        loader.read(file);
    }
    return loader.finish();
}

}  // namespace tenken::report
