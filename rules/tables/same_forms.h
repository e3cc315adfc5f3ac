// Tables of one form: what each of them claims is borne out by all of them together.
#pragma once

#include <deque>
#include <vector>

#include "rules/tables/matrix.h"
#include "rules/tables/table_matrices.h"
#include "rules/tables/table_units.h"
#include "rules/tables/table_words.h"

namespace tenken::rules {

/// A sheet for each item has few columns, and its sums too few places to show what they add up.
/// Sheets with the same labels make one matrix: the same lines, the positions of all.
class SameForms {
  public:
    /// `tables` and `words` must outlive it.
    SameForms(const std::vector<schema::Table>& tables, const TableWords& words,
              const TableUnits& units);
    SameForms(const SameForms&) = delete;
    SameForms& operator=(const SameForms&) = delete;

    /// Rows as lines, then columns as lines, of each form that occurs more than once. Positions of
    /// one sheet have the same `Line::sheet`.
    const std::vector<Matrix>& all() const { return joined_; }

  private:
    void join(const std::vector<const Matrix*>& sheets);

    std::deque<TableMatrices> matrices_;  ///< hold the values that the joined ones point at
    std::vector<Matrix> joined_;
};

}  // namespace tenken::rules
