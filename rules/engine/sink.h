// Where checks say what they saw.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rules/engine/case.h"
#include "rules/rule.h"
#include "rules/sums/sum.h"

namespace tenken::rules {

/// A sum with the rule that found it. All sums are judged together once every rule has run, so that
/// one wrong figure that stands in several sums is one finding.
struct RuledSum {
    const Rule* rule = nullptr;
    Sum sum;
};

/// All that the rules say, in the order said.
struct Ledger {
    std::vector<Said> findings;
    std::vector<Verdict> verdicts;
    std::vector<RuledSum> sums;
};

/// The finding of `rule` about `what`, its sentence filled in.
Said finding_of(const Rule& rule, const Case& what);
Verdict verdict_of(const Rule& rule, const Case& what, Verdict::Outcome outcome,
                   const schema::Message& reason);

/// One rule's way into the ledger.
class Sink {
  public:
    Sink(const Rule& rule, Ledger& ledger) : rule_(rule), ledger_(ledger) {}

    const Rule& rule() const { return rule_; }
    void finding(const Case& what);
    void agrees(const Case& what);
    void undecided(const Case& what, const schema::Message& reason);
    /// To be judged with all other sums. Sums without terms say nothing and are passed over.
    void sum(Sum sum);

  private:
    const Rule& rule_;
    Ledger& ledger_;
    std::size_t said_ = 0;
};

}  // namespace tenken::rules
