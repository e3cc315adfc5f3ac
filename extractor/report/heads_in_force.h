// The labels that govern the columns of a table, as its rows are read from the top.
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/report/facts.h"

namespace tenken::report {

class HeadsInForce {
  public:
    using Cells = std::vector<CellView*>;

    /// `inherited`: those of the table that this one goes on with, empty for none.
    HeadsInForce(int columns, const ColumnHeads& inherited);

    bool any() const;
    void clear();
    /// The labels over a column, the outermost first.
    const Cells& over(int column) const { return columns_[static_cast<std::size_t>(column)]; }
    void push(int column, CellView* cell) {
        columns_[static_cast<std::size_t>(column)].push_back(cell);
    }
    /// A row over the whole width governs all columns; one that is only a year takes the place of
    /// the year before it.
    void push_banner(CellView* banner);
    /// The innermost cell over a column that reads as a label, nullptr for none.
    const Label* label_over(int column) const;
    bool year_over(int column) const;
    /// Whether a column of item numbers or departments is among them.
    bool list_items() const;
    /// How many different cells head the columns.
    std::size_t shape() const;
    /// The heading row again, on a new page or above a new group.
    bool repeated_by(const Cells& row) const;
    /// Whether a cell lies under columns with different heads.
    bool differ_under(const CellView& cell) const;
    /// Whether all columns of years are under this cell.
    bool all_years_under(const CellView& cell) const;

    /// 取組状況 beside a text that lies under 目標 and 実績 of one year: of those heads only the
    /// year is the text's. Leaves one of such columns each and gives the heads of those that are
    /// left.
    ColumnHeads join_kinds_of_year(std::vector<int>& columns) const;

    const ColumnHeads& columns() const { return columns_; }

    bool from_banner = false;  ///< they stand over the whole width, as a form's own headings do

  private:
    ColumnHeads columns_;
};

}  // namespace tenken::report
