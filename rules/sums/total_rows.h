// Which rows a printed total over items is the total of.
#pragma once

#include <string>
#include <vector>

#include "rules/context/context.h"

namespace tenken::rules {

using TotalRows = std::vector<const schema::Total*>;

/// Reads from the order and the names of the roll-up's rows what each total of it claims to sum.
class TotalReader {
  public:
    /// `context` must outlive the reader. `all`: names of totals that claim every list.
    TotalReader(const Context& context, const WordList& all);

    /// True for a row that is a sum by its name or mark (計, 合計, (A)), or that is a list's own
    /// heading; false for a row of a list, with or without an item.
    bool claims_sum(const schema::Total& total) const;

    /// The rows that `total` may sum, the likeliest reading first; none of them empty, all in the
    /// total's kind of unit.
    std::vector<TotalRows> readings(const schema::Total& total) const;

    /// (A)+(B) -> the totals called (A) and (B), all of them or none.
    TotalRows named_in_mark(const schema::Total& total) const;

  private:
    std::string mark_of(const schema::Total& total) const;
    bool claims_all(const schema::Total& total) const;
    TotalRows all_rows(const schema::Total& total) const;
    TotalRows rows_of(const std::string& scope, std::size_t from, std::size_t to) const;

    const Context& context_;
    const WordList& all_;
    std::vector<std::string> scopes_;  ///< squeezed, beside the report's totals
    std::vector<bool> sums_;           ///< claims_sum, beside them
    std::vector<bool> parts_;          ///< うち rows
    std::vector<bool> repeated_;       ///< rows of a list whose items all stand in other lists
};

}  // namespace tenken::rules
