// The rules that an audit runs, with the word lists they share.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace tenken::rules {

/// Lists that several rules and the shared views of a report use, by id.
struct Vocabulary {
    std::map<std::string, std::shared_ptr<const WordList>, std::less<>> words;
    std::map<std::string, std::shared_ptr<const PatternList>, std::less<>> patterns;

    /// The list of that id; an empty list if no pack has it.
    const WordList& word_list(std::string_view id) const;
    const PatternList& pattern_list(std::string_view id) const;
};

class RuleSet {
  public:
    RuleSet() = default;
    RuleSet(std::vector<Rule> rules, Vocabulary vocabulary);

    /// By id, each id once.
    const std::vector<Rule>& rules() const { return rules_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }

    /// nullptr if there is none of that id.
    const Rule* find(std::string_view id) const;

  private:
    std::vector<Rule> rules_;
    Vocabulary vocabulary_;
};

}  // namespace tenken::rules
