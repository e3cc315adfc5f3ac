// One table out of its parts on several pages.
#pragma once

#include <vector>

#include "extractor/layout/column_numbers.h"
#include "extractor/layout/continuation.h"

namespace tenken::layout {

class JoinedTable {
  public:
    explicit JoinedTable(schema::Table first);

    /// Puts the next part below, without the heading it repeats and with a cut row made whole.
    void append(const schema::Table& next, const Seam& seam);

    /// The table so far: rows are right, columns are those of the first part until `finish`.
    const schema::Table& table() const { return table_; }
    /// The part on the last page.
    const schema::Table& last() const { return last_; }
    bool has_parts() const { return !table_.continued.empty(); }

    /// The whole table with its columns counted over all parts.
    schema::Table finish();

  private:
    schema::Cell* cell_at_end(const CellEdges& edges);
    /// A cell along several rows that the page break parts: a spreadsheet prints its text on one of
    /// the pages, wherever its middle is.
    bool is_cut_group(const schema::Cell& above, const schema::Cell& below, double left) const;
    /// How many rows of the next part belong to the group that its first cell goes on with; 0 if
    /// that cell begins one.
    int rows_of_cut_group(const schema::Table& next, int row);
    void add(const schema::Cell& cell, const CellEdges& edges, int row);

    schema::Table table_;
    schema::Table last_;
    std::vector<CellEdges> edges_;  // from the left edge of its part, by cell
};

/// Joins what stood on two pages: a new line where an entry or sentence begins, a space between
/// Latin words, else nothing.
void append_continued(std::string& text, const std::string& rest);

}  // namespace tenken::layout
