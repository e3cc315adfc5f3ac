#include "rules/engine/check_reader.h"

#include <algorithm>
#include <cstring>

#include "rules/engine/registry.h"
#include "rules/engine/rule_text.h"

namespace tenken::rules {
namespace {

using schema::XmlNode;

const ParameterSpec& spec_of(const XmlFile& file, const XmlNode& element, const CheckKind& kind) {
    const std::string name = required_attribute(file, element, "name");
    std::string known;
    for (const ParameterSpec& spec : kind.parameters) {
        if (spec.name == name) {
            return spec;
        }
        known += known.empty() ? "" : ", ";
        known += spec.name;
    }
    if (known.empty()) {
        known = "-";
    }
    file.fail(element, "name",
              {"検査 " + std::string(kind.name) + " に「" + name + "」はない",
               "check " + std::string(kind.name) + " has no parameter \"" + name + "\""},
              {known, "one of " + known});
}

/// Words or patterns: a shared list by its id, entries of one's own, or both.
template <typename List, typename Lists, typename ReadOwn>
std::shared_ptr<const List> read_any_list(const XmlFile& file, const XmlNode& element,
                                          const Lists& lists, ReadOwn read_own) {
    only_attributes(file, element, {"name", "list"});
    auto list = std::make_shared<List>();
    if (const char* id = element.attribute("list")) {
        const auto found = lists.find(std::string_view(id));
        if (found == lists.end()) {
            std::string known;
            for (const auto& [other, unused] : lists) {
                known += known.empty() ? other : ", " + other;
            }
            file.fail(
                element, "list",
                {"一覧「" + std::string(id) + "」がない", "no list \"" + std::string(id) + "\""},
                {known, "one of " + known});
        }
        if (element.first_node() == nullptr) {
            return found->second;
        }
        *list = *found->second;
    }
    read_own(file, element, *list);
    return list;
}

void read_parameter(const XmlFile& file, const XmlNode& element, const CheckKind& kind,
                    const Vocabulary& vocabulary, Parameters& parameters) {
    const ParameterSpec& spec = spec_of(file, element, kind);
    const std::string_view name = element.value();
    if (name == "words" && spec.type == ParameterType::words) {
        parameters.set(spec.name,
                       read_any_list<WordList>(file, element, vocabulary.words, read_words));
        return;
    }
    if (name == "patterns" && spec.type == ParameterType::patterns) {
        parameters.set(spec.name, read_any_list<PatternList>(file, element, vocabulary.patterns,
                                                             read_patterns));
        return;
    }
    schema::Message expected;
    const char* value = element.attribute("value");
    if (name != "parameter" ||
        !read_scalar(spec, value == nullptr ? "" : value, parameters, expected)) {
        if (expected.en.empty()) {
            Parameters unused;
            read_scalar(spec, "", unused, expected);
        }
        file.fail(element, "value",
                  {"「" + std::string(spec.name) + "」に使えない値",
                   "not a value for \"" + std::string(spec.name) + "\""},
                  {expected.ja, expected.en});
    }
}

void fill_in(const XmlFile& file, const XmlNode& check, const CheckKind& kind,
             Parameters& parameters) {
    for (const ParameterSpec& spec : kind.parameters) {
        if (parameters.has(spec.name)) {
            continue;
        }
        schema::Message unused;
        if (spec.type == ParameterType::words) {
            parameters.set(spec.name, std::make_shared<const WordList>());
        } else if (spec.type == ParameterType::patterns) {
            parameters.set(spec.name, std::make_shared<const PatternList>());
        } else if (!read_scalar(spec, spec.fallback, parameters, unused)) {
            file.fail(check,
                      {"「" + std::string(spec.name) + "」がない",
                       "no parameter \"" + std::string(spec.name) + "\""},
                      {"<parameter name=\"" + std::string(spec.name) + "\" value=\"…\"/>",
                       "<parameter name=\"" + std::string(spec.name) +
                           "\" value=\"...\"/>: " + std::string(spec.meaning)});
        }
    }
}

}  // namespace

const CheckKind& read_check(const XmlFile& file, const XmlNode& check, const Vocabulary& vocabulary,
                            Parameters& parameters) {
    only_attributes(file, check, {"kind"});
    const std::string name = required_attribute(file, check, "kind");
    const CheckKind* kind = find_check_kind(name);
    if (kind == nullptr) {
        std::string known;
        for (const CheckKind& other : check_kinds()) {
            known += known.empty() ? "" : ", ";
            known += other.name;
        }
        file.fail(check, "kind", {"検査「" + name + "」はない", "no check \"" + name + "\""},
                  {known, "one of " + known});
    }
    for (const XmlNode* child = check.first_child(); child != nullptr;
         child = child->next_sibling()) {
        const std::string_view element = child->value();
        if (element != "parameter" && element != "words" && element != "patterns") {
            unknown_element(file, *child, {"parameter", "words", "patterns"});
        }
        read_parameter(file, *child, *kind, vocabulary, parameters);
    }
    fill_in(file, check, *kind, parameters);
    return *kind;
}

}  // namespace tenken::rules
