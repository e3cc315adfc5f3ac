#include "rules/engine/rule_reader.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>

#include "rules/checks/check.h"
#include "rules/engine/check_reader.h"
#include "rules/engine/registry.h"
#include "rules/engine/rule_text.h"

namespace tenken::rules {
namespace {

using schema::XmlNode;

constexpr const char* rule_namespace = "urn:tenken:rule:1";

bool is_id(std::string_view id) {
    // A-01, T-02b, or a name of one's own: CITY-7.
    const auto allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '-';
    };
    return !id.empty() && id.size() <= 40 && id.front() != '-' &&
           std::all_of(id.begin(), id.end(), allowed);
}

Severity read_severity(const XmlFile& file, const XmlNode& root) {
    const std::string text = required_attribute(file, root, "severity");
    if (const auto severity = severity_named(text)) {
        return *severity;
    }
    file.fail(root, "severity", {"重大度「" + text + "」はない", "no severity \"" + text + "\""},
              {"error、warning、note のどれか", "error, warning or note"});
}

void read_message(const XmlFile& file, const XmlNode& root, const CheckKind& kind, Rule& rule) {
    const schema::Message text = read_languages(file, root, "message");
    for (const schema::Language language :
         {schema::Language::japanese, schema::Language::english}) {
        const std::string fault = rule.message.set(language, text.in(language));
        if (!fault.empty()) {
            file.fail(child_in_language(file, root, "message", language),
                      {"文が読めない: " + fault, "cannot read the message: " + fault},
                      {"ICU MessageFormat の文（{printed} など）",
                       "an ICU MessageFormat pattern, with names such as {printed}"});
        }
    }
    for (const std::string& name : rule.message.names()) {
        const auto known = [&](std::string_view argument) { return argument == name; };
        const auto common = common_arguments();
        if (std::any_of(common.begin(), common.end(), known) ||
            std::any_of(kind.arguments.begin(), kind.arguments.end(), known)) {
            continue;
        }
        std::string names;
        for (const std::string_view argument : common) {
            names += std::string(argument) + " ";
        }
        for (const std::string_view argument : kind.arguments) {
            names += std::string(argument) + " ";
        }
        names.pop_back();
        file.fail(
            child_in_language(file, root, "message", schema::Language::japanese),
            {"引数 {" + name + "} はこの検査にない", "this check gives no argument {" + name + "}"},
            {names, "one of " + names});
    }
}

Example read_example(const XmlFile& file, const XmlNode& element) {
    Example example;
    example.line = element.line();
    const std::string gives = required_attribute(file, element, "gives");
    if (gives != "finding" && gives != "nothing") {
        file.fail(element, "gives", {"gives が「" + gives + "」", "gives is \"" + gives + "\""},
                  {"finding または nothing", "finding or nothing"});
    }
    example.gives_finding = gives == "finding";
    if (const char* item = element.attribute("item")) {
        example.item = item;
    }
    if (element.find_attribute("fiscal-year") != nullptr) {
        int year = 0;
        if (!schema::read_whole_number(element.attribute("fiscal-year"), year)) {
            file.fail(element, "fiscal-year", {"年度が数でない", "the fiscal year is no number"},
                      {"西暦の年度（2019 など）", "a western year such as 2019"});
        }
        example.fiscal_year = year;
    }
    if (const char* about = element.attribute("about")) {
        example.about = about;
    }
    for (const XmlNode* child = element.first_child(); child != nullptr;
         child = child->next_sibling()) {
        if (std::strcmp(child->value(), "report") == 0) {
            (example.report_xml.empty() ? example.report_xml : example.previous_xml) =
                schema::print_xml(*child);
        } else if (std::strcmp(child->value(), "waivers") == 0) {
            example.waivers_xml = schema::print_xml(*child);
        } else {
            unknown_element(file, *child, {"report", "waivers"});
        }
    }
    if (example.report_xml.empty()) {
        file.fail(element, {"例に報告書がない", "the example holds no report"},
                  {"report 要素（xmlns=\"urn:tenken:report:1\"）",
                   "an element report with xmlns=\"urn:tenken:report:1\""});
    }
    return example;
}

void read_examples(const XmlFile& file, const XmlNode& root, Rule& rule) {
    const XmlNode* examples = root.first_child("examples");
    if (examples == nullptr) {
        file.fail(root, {"例がない", "the rule has no examples"},
                  {"examples 要素", "an element examples"});
    }
    int with = 0;
    int without = 0;
    for (const XmlNode* child = examples->first_child(); child != nullptr;
         child = child->next_sibling()) {
        if (std::strcmp(child->value(), "example") != 0) {
            unknown_element(file, *child, {"example"});
        }
        rule.examples.push_back(read_example(file, *child));
        ++(rule.examples.back().gives_finding ? with : without);
    }
    if (with == 0 || without == 0) {
        file.fail(*examples, {"例が片方しかない", "there are examples of one sort only"},
                  {"指摘が出る例と出ない例を一つ以上ずつ",
                   "at least one example that gives a finding and one that gives nothing"});
    }
}

}  // namespace

PackFileKind kind_of(const XmlFile& file) {
    const XmlNode& root = file.root();
    const schema::Message expected = {
        "xmlns=\"urn:tenken:rule:1\" の rule、words、patterns のどれか",
        "rule, words or patterns with xmlns=\"urn:tenken:rule:1\""};
    const char* space = root.attribute("xmlns");
    if (space == nullptr || std::strcmp(space, rule_namespace) != 0) {
        file.fail(root, "xmlns", {"規則の名前空間でない", "not the namespace of rules"}, expected);
    }
    const std::string_view name = root.value();
    if (name == "rule") {
        return PackFileKind::rule;
    }
    if (name == "words") {
        return PackFileKind::words;
    }
    if (name == "patterns") {
        return PackFileKind::patterns;
    }
    file.fail(root, {"要素「" + std::string(name) + "」", "element \"" + std::string(name) + "\""},
              expected);
}

void read_list(const XmlFile& file, PackFileKind kind, Vocabulary& vocabulary) {
    const XmlNode& root = file.root();
    only_attributes(file, root, {"xmlns", "id", "extends"});
    const std::string id = required_attribute(file, root, "id");
    const bool extends = root.flag("extends", false);
    if (kind == PackFileKind::words) {
        auto list = extends && vocabulary.words.count(id) != 0
                        ? std::make_shared<WordList>(*vocabulary.words[id])
                        : std::make_shared<WordList>();
        read_words(file, root, *list);
        vocabulary.words[id] = std::move(list);
    } else {
        auto list = extends && vocabulary.patterns.count(id) != 0
                        ? std::make_shared<PatternList>(*vocabulary.patterns[id])
                        : std::make_shared<PatternList>();
        read_patterns(file, root, *list);
        vocabulary.patterns[id] = std::move(list);
    }
}

Rule read_rule(const XmlFile& file, const std::string& family, const Vocabulary& vocabulary,
               bool examples) {
    const XmlNode& root = file.root();
    only_attributes(
        file, root,
        {"xmlns", "id", "version", "category", "severity", "applies-to", "procedure", "enabled"});
    for (const XmlNode* child = root.first_child(); child != nullptr;
         child = child->next_sibling()) {
        const std::string_view name = child->value();
        const std::initializer_list<const char*> known = {
            "title", "check", "message", "rationale", "may-be-fine", "source", "examples"};
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            unknown_element(file, *child, known);
        }
    }
    Rule rule;
    rule.file = file.file();
    rule.family = family;
    rule.id = required_attribute(file, root, "id");
    if (!is_id(rule.id)) {
        file.fail(root, "id", {"規則の番号が使えない形", "not an id that can be used"},
                  {"英数字とハイフン（T-02 など）", "letters, digits and hyphens, such as T-02"});
    }
    rule.version = required_attribute(file, root, "version");
    rule.category = required_attribute(file, root, "category");
    rule.severity = read_severity(file, root);
    rule.subject = required_choice(file, root, "applies-to",
                                   {"report", "contents", "item", "year", "target", "effect",
                                    "total", "series", "table", "text", "waiver"});
    rule.procedure = required_choice(file, root, "procedure",
                                     {"inspection", "recalculation", "comparison", "analysis"});
    rule.enabled = root.flag("enabled", true);
    rule.title = read_languages(file, root, "title");
    rule.rationale = read_languages(file, root, "rationale");
    rule.may_be_fine = read_languages(file, root, "may-be-fine");
    for (const XmlNode* source = root.first_child("source"); source != nullptr;
         source = source->next_sibling("source")) {
        rule.sources.push_back(text_of(*source));
    }
    const XmlNode* check = root.first_child("check");
    if (check == nullptr) {
        file.fail(root, {"検査がない", "the rule has no check"},
                  {"check 要素", "an element check"});
    }
    const CheckKind& kind = read_check(file, *check, vocabulary, rule.parameters);
    rule.kind = kind.name;
    rule.check = kind.make(rule.parameters);
    read_message(file, root, kind, rule);
    if (examples) {
        read_examples(file, root, rule);
    }
    return rule;
}

}  // namespace tenken::rules
