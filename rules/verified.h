// Figures that arithmetic bears out.
#pragma once

#include <map>
#include <string>

#include "rules/rule_set.h"
#include "schema/report.h"

namespace tenken::rules {

/// The figures of sums that close, totals and parts: who reads them need not proof-read the page.
class VerifiedFigures {
  public:
    /// Runs the rules for their sums alone.
    VerifiedFigures(const schema::Report& report, const RuleSet& rules);

    /// Ids of the rules whose sums the figure at `place` closes, parted by blanks; "" if none does.
    std::string by(const schema::Place& place) const;

  private:
    std::map<std::string, std::string> by_key_;
};

}  // namespace tenken::rules
