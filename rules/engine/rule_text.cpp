#include "rules/engine/rule_text.h"

#include <cstring>

#include "rules/limits.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using tinyxml2::XMLElement;

/// Bounds what a pack can ask for; shipped lists hold some dozens.
constexpr std::size_t most_entries = 10000;

std::string join(std::initializer_list<const char*> words) {
    std::string joined;
    for (const char* word : words) {
        joined += joined.empty() ? "" : ", ";
        joined += word;
    }
    return joined;
}

void bound_entries(const XmlFile& file, const XMLElement& element, std::size_t count) {
    if (count > most_entries) {
        file.fail(element, {"一覧が長すぎる", "the list is too long"},
                  {std::to_string(most_entries) + "語まで",
                   "at most " + std::to_string(most_entries) + " entries"});
    }
}

}  // namespace

std::string text_of(const XMLElement& element) {
    const char* raw = element.GetText();
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

std::string required_attribute(const XmlFile& file, const XMLElement& element, const char* name) {
    const char* value = element.Attribute(name);
    if (value == nullptr || *value == '\0') {
        file.fail(element,
                  {std::string("属性 ") + name + " がない", std::string("no attribute ") + name},
                  {std::string(name) + "=\"…\"", std::string(name) + "=\"...\""});
    }
    return value;
}

std::string required_choice(const XmlFile& file, const XMLElement& element, const char* name,
                            std::initializer_list<const char*> choices) {
    const std::string value = required_attribute(file, element, name);
    for (const char* choice : choices) {
        if (value == choice) {
            return value;
        }
    }
    file.fail(element, name,
              {std::string(name) + " に「" + value + "」はない",
               std::string("no ") + name + " \"" + value + "\""},
              {join(choices), "one of " + join(choices)});
}

void only_attributes(const XmlFile& file, const XMLElement& element,
                     std::initializer_list<const char*> known) {
    for (const tinyxml2::XMLAttribute* attribute = element.FirstAttribute(); attribute != nullptr;
         attribute = attribute->Next()) {
        const std::string_view name = attribute->Name();
        bool found = name.substr(0, 4) == "xml:" || name.substr(0, 6) == "xmlns:";
        for (const char* word : known) {
            found = found || name == word;
        }
        if (!found) {
            file.fail(element, attribute->Name(),
                      {"属性「" + std::string(name) + "」はない",
                       "unknown attribute \"" + std::string(name) + "\""},
                      {join(known), "one of " + join(known)});
        }
    }
}

void unknown_element(const XmlFile& file, const XMLElement& element,
                     std::initializer_list<const char*> known) {
    file.fail(element,
              {"要素「" + std::string(element.Name()) + "」はここに書けない",
               "element \"" + std::string(element.Name()) + "\" cannot stand here"},
              {join(known), "one of " + join(known)});
}

const XMLElement& child_in_language(const XmlFile& file, const XMLElement& parent, const char* name,
                                    schema::Language language) {
    const char* wanted = language == schema::Language::japanese ? "ja" : "en";
    for (const XMLElement* child = parent.FirstChildElement(name); child != nullptr;
         child = child->NextSiblingElement(name)) {
        const char* found = child->Attribute("xml:lang");
        if (found != nullptr && std::strcmp(found, wanted) == 0) {
            return *child;
        }
    }
    const std::string element = std::string("<") + name + " xml:lang=\"" + wanted + "\">";
    file.fail(parent, {element + " がない", "no " + element}, {element, element});
}

schema::Message read_languages(const XmlFile& file, const XMLElement& parent, const char* name) {
    return {text_of(child_in_language(file, parent, name, schema::Language::japanese)),
            text_of(child_in_language(file, parent, name, schema::Language::english))};
}

void read_words(const XmlFile& file, const XMLElement& element, WordList& list) {
    for (const XMLElement* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
        if (std::strcmp(child->Name(), "word") != 0) {
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

void read_patterns(const XmlFile& file, const XMLElement& element, PatternList& list) {
    std::size_t count = 0;
    for (const XMLElement* child = element.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
        if (std::strcmp(child->Name(), "pattern") != 0) {
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
