#include "rules/engine/rule_text.h"

#include <cstring>

#include "rules/limits.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::XmlNode;

/// Bounds what a pack can ask for; shipped lists hold some dozens.
constexpr std::size_t most_entries = 10000;

void bound_entries(const XmlFile& file, const XmlNode& element, std::size_t count) {
    if (count > most_entries) {
        file.fail(element, {"一覧が長すぎる", "the list is too long"},
                  {std::to_string(most_entries) + "語まで",
                   "at most " + std::to_string(most_entries) + " entries"});
    }
}

}  // namespace

std::string text_of(const XmlNode& element) {
    const char* raw = element.text();
    std::string text;
    // Sentences are wrapped in the file: a break with its indentation is one blank, none between
    // two characters that are not ASCII, since Japanese is written without.
    for (const char* at = raw == nullptr ? "" : raw; *at != '\0'; ++at) {
        if (*at != '\n' && *at != '\r') {
            text += *at;
            continue;
        }
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
            text.pop_back();
        }
        while (at[1] == ' ' || at[1] == '\t' || at[1] == '\n' || at[1] == '\r') {
            ++at;
        }
        const bool wide = !text.empty() && static_cast<unsigned char>(text.back()) >= 0x80 &&
                          static_cast<unsigned char>(at[1]) >= 0x80;
        if (!wide) {
            text += ' ';
        }
    }
    return std::string(schema::trim(text));
}

const XmlNode& child_in_language(const XmlFile& file, const XmlNode& parent, const char* name,
                                 schema::Language language) {
    const char* wanted = language == schema::Language::japanese ? "ja" : "en";
    for (const XmlNode* child = parent.first_child(name); child != nullptr;
         child = child->next_sibling(name)) {
        const char* found = child->attribute("xml:lang");
        if (found != nullptr && std::strcmp(found, wanted) == 0) {
            return *child;
        }
    }
    const std::string element = std::string("<") + name + " xml:lang=\"" + wanted + "\">";
    file.fail(parent, {element + " がない", "no " + element}, {element, element});
}

schema::Message read_languages(const XmlFile& file, const XmlNode& parent, const char* name) {
    return {text_of(child_in_language(file, parent, name, schema::Language::japanese)),
            text_of(child_in_language(file, parent, name, schema::Language::english))};
}

void read_words(const XmlFile& file, const XmlNode& element, WordList& list) {
    for (const XmlNode* child = element.first_child(); child != nullptr;
         child = child->next_sibling()) {
        if (std::strcmp(child->value(), "word") != 0) {
            unknown_element(file, *child, {"word"});
        }
        const std::string word = text_of(*child);
        if (word.empty()) {
            file.fail(*child, {"語が空", "the word is empty"}, {"一つの語", "a word"});
        }
        list.add(word);
        bound_entries(file, *child, list.size());
    }
}

void read_patterns(const XmlFile& file, const XmlNode& element, PatternList& list) {
    std::size_t count = 0;
    for (const XmlNode* child = element.first_child(); child != nullptr;
         child = child->next_sibling()) {
        if (std::strcmp(child->value(), "pattern") != 0) {
            unknown_element(file, *child, {"pattern"});
        }
        const std::string fault = list.add(text_of(*child));
        if (!fault.empty()) {
            file.fail(*child, {"正規表現が使えない: " + fault, "cannot use the pattern: " + fault},
                      {"RE2 の正規表現（メモリー " + std::to_string(limits.pattern_bytes) +
                           " バイト以内。--limit pattern-bytes=N で変えられる）",
                       "an RE2 pattern that takes at most " + std::to_string(limits.pattern_bytes) +
                           " bytes (--limit pattern-bytes=N changes it)"});
        }
        bound_entries(file, *child, ++count);
    }
}

}  // namespace tenken::rules
