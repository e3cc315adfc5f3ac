#include "rules/engine.h"
#include "rules/engine/registry.h"

namespace tenken::rules {
namespace {

std::string shown(const Parameters::Value& value) {
    struct Shower {
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(const schema::Decimal& number) const { return number.to_string(); }
        std::string operator()(bool flag) const { return flag ? "true" : "false"; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const std::shared_ptr<const WordList>& list) const {
            std::string text;
            for (const std::string& word : list->words()) {
                text += text.empty() ? word : " " + word;
            }
            return text;
        }
        std::string operator()(const std::shared_ptr<const PatternList>& list) const {
            std::string text;
            for (const std::string& pattern : list->sources()) {
                text += text.empty() ? pattern : "  " + pattern;
            }
            return text;
        }
    };
    return std::visit(Shower{}, value);
}

RuleInfo inform(const Rule& rule) {
    RuleInfo info;
    info.id = rule.id;
    info.version = rule.version;
    info.category = rule.category;
    info.severity = rule.severity;
    info.enabled = rule.enabled;
    info.family = rule.family;
    info.subject = rule.subject;
    info.procedure = rule.procedure;
    info.kind = rule.kind;
    info.title = rule.title;
    info.message = rule.message.pattern();
    info.rationale = rule.rationale;
    info.may_be_fine = rule.may_be_fine;
    info.sources = rule.sources;
    info.file = rule.file;
    const CheckKind* kind = find_check_kind(rule.kind);
    info.proves = kind->proves;
    for (const ParameterSpec& spec : kind->parameters) {
        const auto found = rule.parameters.values().find(spec.name);
        info.parameters.push_back(
            {std::string(spec.name), shown(found->second), std::string(spec.meaning)});
    }
    for (const Example& example : rule.examples) {
        info.examples.push_back({example.gives_finding, example.about});
    }
    return info;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool same_id(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (upper(a[i]) != upper(b[i])) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::vector<RuleInfo> list(const RuleSet& rules) {
    std::vector<RuleInfo> all;
    for (const Rule& rule : rules.rules()) {
        all.push_back(inform(rule));
    }
    return all;
}

std::optional<RuleInfo> explain(const RuleSet& rules, std::string_view id) {
    for (const Rule& rule : rules.rules()) {
        if (same_id(rule.id, id)) {
            return inform(rule);
        }
    }
    return std::nullopt;
}

}  // namespace tenken::rules
