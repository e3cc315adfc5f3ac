#include <set>

#include "rules/engine.h"
#include "rules/engine/pack.h"
#include "rules/engine/rule_reader.h"

namespace tenken::rules {
namespace {

/// Rules of one pack; an id that stands in it twice is a fault, one of an earlier pack is replaced.
void read_pack(const std::vector<PackFile>& files, std::map<std::string, Rule>& rules,
               Vocabulary& vocabulary) {
    for (const PackFile& file : files) {
        const PackFileKind kind = kind_of(file.xml);
        if (kind != PackFileKind::rule) {
            read_list(file.xml, kind, vocabulary);
        }
    }
    std::set<std::string> seen;
    for (const PackFile& file : files) {
        if (kind_of(file.xml) != PackFileKind::rule) {
            continue;
        }
        Rule rule = read_rule(file.xml, file.family, vocabulary, file.examples);
        if (!seen.insert(rule.id).second) {
            file.xml.fail(
                file.xml.root(), "id",
                {"規則 " + rule.id + " が二つある", "rule " + rule.id + " stands here twice"},
                {"パックの中で一つだけの番号", "an id that is used once in the pack"});
        }
        rules.insert_or_assign(rule.id, std::move(rule));
    }
}

}  // namespace

RuleSet load_rules(const std::vector<std::string>& folders, BuiltInExamples examples) {
    std::map<std::string, Rule> rules;
    Vocabulary vocabulary;
    read_pack(built_in_pack(examples == BuiltInExamples::read), rules, vocabulary);
    for (const std::string& folder : folders) {
        read_pack(pack_in(folder), rules, vocabulary);
    }
    std::vector<Rule> list;
    for (auto& [id, rule] : rules) {
        list.push_back(std::move(rule));
    }
    return {std::move(list), std::move(vocabulary)};
}

}  // namespace tenken::rules
