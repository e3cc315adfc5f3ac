#include "rules/targets/stated_targets.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Relation;
using schema::Target;

bool is_given(const schema::Item& item, const Fact& fact) {
    return std::any_of(item.targets.begin(), item.targets.end(), [&](const Target& target) {
        return target.value == fact.quantity.value &&
               (target.baseline_year != 0) == (fact.base_year != 0);
    });
}

Target target_of(const TextView& content, const Fact& fact) {
    const std::size_t begin = content.sentence_begin(fact.quantity.begin);
    const std::size_t end = content.sentence_end(fact.quantity.begin);
    Target target;
    target.indicator = fact.words;
    target.value = fact.quantity.value;
    target.precision = fact.quantity.precision;
    target.unit = fact.quantity.unit;
    target.printed = std::string(schema::trim(content.text().substr(begin, end - begin)));
    target.place = fact.figure.place;
    return target;
}

}  // namespace

std::vector<Target> stated_targets(const schema::Item& item, const TextView& content,
                                   const Vocabulary& vocabulary) {
    const PatternList& limits = vocabulary.pattern_list("limits-after");
    const PatternList& standing = vocabulary.pattern_list("standing-words");
    const PatternList& achieved = vocabulary.pattern_list("achieved-words");
    std::vector<Target> targets;
    for (const Fact& fact : content.facts()) {
        if (fact.words.empty() || fact.depth > 0 || fact.derived || is_given(item, fact)) {
            continue;
        }
        Target target = target_of(content, fact);
        const std::string sentence = schema::squeeze(target.printed);
        if (achieved.in(sentence)) {
            continue;
        }
        if (fact.base_year != 0 && fact.change != 0 && fact.year_named) {
            target.baseline_year = fact.base_year;
            target.fiscal_year = fact.fiscal_year;
            target.direction_words = fact.change < 0 ? "削減" : "増加";
            targets.push_back(std::move(target));
            continue;
        }
        const auto limit = limits.find(fact.after);
        if (!limit || fact.year_named || fact.change != 0 || !standing.in(sentence)) {
            continue;
        }
        const bool upper = limit->groups.count("upper") != 0;
        target.relation = upper ? Relation::at_most : Relation::at_least;
        target.direction_words = std::string(limit->text);
        target.every_year = true;
        targets.push_back(std::move(target));
    }
    return targets;
}

}  // namespace tenken::rules
