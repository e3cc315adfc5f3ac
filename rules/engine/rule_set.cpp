#include "rules/rule_set.h"

#include <algorithm>

namespace tenken::rules {

const WordList& Vocabulary::word_list(std::string_view id) const {
    static const WordList none;
    const auto found = words.find(id);
    return found == words.end() ? none : *found->second;
}

const PatternList& Vocabulary::pattern_list(std::string_view id) const {
    static const PatternList none;
    const auto found = patterns.find(id);
    return found == patterns.end() ? none : *found->second;
}

RuleSet::RuleSet(std::vector<Rule> rules, Vocabulary vocabulary)
    : rules_(std::move(rules)), vocabulary_(std::move(vocabulary)) {
    std::sort(rules_.begin(), rules_.end(),
              [](const Rule& a, const Rule& b) { return a.id < b.id; });
}

const Rule* RuleSet::find(std::string_view id) const {
    const auto found = std::lower_bound(
        rules_.begin(), rules_.end(), id,
        [](const Rule& rule, std::string_view wanted) { return rule.id < wanted; });
    return found != rules_.end() && found->id == id ? &*found : nullptr;
}

}  // namespace tenken::rules
