#include "extractor/report/vocabulary_source.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "schema/error.h"
#include "schema/text.h"
#include "schema/xml_tree.h"

namespace tenken::report {
namespace {

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

class SourceReader {
  public:
    void read(const VocabularyFile& file) {
        file_ = std::string(file.name);
        parts_.clear();
        const schema::XmlTree tree(file.content);
        const schema::XmlNode* root = tree.root();
        if (tree.state() != schema::XmlTree::State::well_formed || root == nullptr) {
            fail(tree.error_line(), "not well-formed XML");
        }
        if (std::string_view(root->value()) != "vocabulary") {
            fail(root->line(), "the root element is not <vocabulary>");
        }
        for (const auto* element = root->first_child(); element != nullptr;
             element = element->next_sibling()) {
            const std::string_view name = element->value();
            if (name == "part") {
                parts_[attribute(*element, "name")] = text(*element);
            } else if (name == "label") {
                read_label(*element);
            } else if (name == "words") {
                read_words(*element);
            } else {
                fail(element->line(), fmt::format("unknown element <{}>", name));
            }
        }
    }

    VocabularySource take() { return std::move(source_); }

  private:
    [[noreturn]] void fail(int line, const std::string& problem) const {
        fail_vocabulary(file_, line, problem);
    }

    std::string attribute(const schema::XmlNode& element, const char* name) const {
        const char* value = element.attribute(name);
        if (value == nullptr) {
            fail(element.line(), fmt::format("attribute {} is missing", name));
        }
        return value;
    }

    std::string text(const schema::XmlNode& element) const {
        const char* value = element.text();
        if (value == nullptr || *value == '\0') {
            fail(element.line(), "empty element");
        }
        return value;
    }

    /// {name} replaced by the part of that name; counts in braces ({2,4}) stay.
    std::string with_parts(const schema::XmlNode& element) const {
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
                fail(element.line(), fmt::format("no part {}", name));
            }
            out += "(?:" + part->second + ")";
            at = close + 1;
        }
        return out;
    }

    VocabularyEntry entry(const schema::XmlNode& element) const {
        const bool word = std::string_view(element.value()) == "word";
        return {word, word ? small_letters(schema::squeeze(text(element))) : with_parts(element),
                element.line()};
    }

    void read_label(const schema::XmlNode& element) {
        const std::string name = attribute(element, "field");
        const auto* known = std::find_if(field_names.begin(), field_names.end(),
                                         [&](const auto& pair) { return pair.first == name; });
        if (known == field_names.end()) {
            fail(element.line(), fmt::format("unknown field {}", name));
        }
        for (const auto* child = element.first_child(); child != nullptr;
             child = child->next_sibling()) {
            VocabularyEntry read = entry(*child);
            if (read.word) {
                const auto [place, added] = fields_.emplace(read.text, known->second);
                if (!added && place->second != known->second) {
                    fail(read.line, fmt::format("{} is listed under two fields", read.text));
                }
                if (!added) {
                    continue;
                }
            }
            source_.labels.push_back({known->second, std::move(read), file_});
        }
    }

    void read_words(const schema::XmlNode& element) {
        VocabularySource::List list;
        list.id = attribute(element, "id");
        list.file = file_;
        list.line = element.line();
        for (const auto* child = element.first_child(); child != nullptr;
             child = child->next_sibling()) {
            list.entries.push_back(entry(*child));
        }
        if (!ids_.insert(list.id).second) {
            fail(list.line, fmt::format("second list {}", list.id));
        }
        source_.lists.push_back(std::move(list));
    }

    VocabularySource source_;
    std::string file_;
    std::map<std::string, std::string> parts_;
    std::map<std::string, Field> fields_;
    std::set<std::string> ids_;
};

}  // namespace

VocabularySource read_vocabulary(const std::vector<VocabularyFile>& files) {
    SourceReader reader;
    for (const VocabularyFile& file : files) {
        reader.read(file);
    }
    return reader.take();
}

void fail_vocabulary(const std::string& file, int line, const std::string& problem) {
    throw schema::InputError(
        file,
        {fmt::format("{}行目: 語彙ファイルの誤り ({})", line, problem),
         fmt::format("line {}: {}", line, problem)},
        {"vocabulary.xsd に従って直してください。", "Correct it after vocabulary.xsd."});
}

std::string small_letters(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

}  // namespace tenken::report
