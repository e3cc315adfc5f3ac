#include "rules/verified.h"

#include <set>

#include "rules/context/context.h"
#include "rules/engine/run_rules.h"

namespace tenken::rules {
namespace {

/// One part that is the total again says nothing of either.
bool bears_out(const Sum& sum) {
    int parts = 0;
    for (const Term& term : sum.terms) {
        parts += term.figure.value.is_zero() ? 0 : 1;
    }
    return sum.relation == Sum::Relation::equal && parts > 1 && closing(sum).closes();
}

}  // namespace

VerifiedFigures::VerifiedFigures(const schema::Report& report, const RuleSet& rules) {
    const Context context(report, rules.vocabulary());
    std::map<std::string, std::set<std::string>> found;
    for (const RuledSum& ruled : run_rules(context, rules).sums) {
        if (!bears_out(ruled.sum)) {
            continue;
        }
        found[key_of(ruled.sum.total.place, "")].insert(ruled.rule->id);
        for (const Term& term : ruled.sum.terms) {
            found[key_of(term.figure.place, "")].insert(ruled.rule->id);
        }
    }
    found.erase("");  // a transcript has no boxes
    for (const auto& [key, ids] : found) {
        std::string& text = by_key_[key];
        for (const std::string& id : ids) {
            text += text.empty() ? id : " " + id;
        }
    }
}

std::string VerifiedFigures::by(const schema::Place& place) const {
    const auto found = by_key_.find(key_of(place, ""));
    return found == by_key_.end() ? "" : found->second;
}

}  // namespace tenken::rules
