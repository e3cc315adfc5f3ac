// Tables that are one list printed over several pages, joined for their arithmetic.
#pragma once

#include <deque>
#include <vector>

#include "rules/engine/words.h"
#include "schema/table.h"

namespace tenken::rules {

/// The tables of a report, those that go on over pages as one: same place across the page, same
/// columns, the same heading rows again, and a total on the last page only.
class JoinedTables {
  public:
    /// `tables` must outlive it. `totals`: labels of a row that is a total.
    JoinedTables(const std::vector<schema::Table>& tables, const PatternList& totals);
    JoinedTables(const JoinedTables&) = delete;
    JoinedTables& operator=(const JoinedTables&) = delete;

    /// In the order of their first pages.
    const std::vector<const schema::Table*>& all() const { return all_; }

  private:
    std::deque<schema::Table> joined_;
    std::vector<const schema::Table*> all_;
};

}  // namespace tenken::rules
