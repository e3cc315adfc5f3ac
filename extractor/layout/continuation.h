// Whether a table goes on over a page break, and how the two parts fit together.
//
// Nothing on the page says so; a reader sees it by several things at once: the table reaches the
// foot of the page and the next page begins with one of the same edges; its first row is one that
// may follow and not one that tables of this document begin with; its heading is the same again;
// the label of its first row is blank, where other rows have one, because it stands on the page
// before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/layout/document.h"

namespace tenken::layout {

/// The cells that a row consists of: their edges from the left edge of the table, and their colour.
struct RowShape {
    std::vector<double> edges;
    std::vector<bool> shaded;
};
RowShape row_shape(const schema::Table& table, int row);
/// Without regard to colour.
bool same_shape(const RowShape& a, const RowShape& b);

/// Two tables at one height, the first to the left of the second.
bool are_beside(const Block& left, const Block& right);

/// How the next part is put on.
struct Seam {
    int repeated_rows = 0;  ///< heading rows of the next part that stand in the first already
    bool row_cut = false;   ///< its first row is the rest of the last one
};

/// What the tables of a document begin with and which rows follow each other in them.
class TableHabits {
  public:
    explicit TableHabits(const std::vector<PageLayout>& pages);

    /// `whole`: the table so far, `last`: its part on the page before, `next`: the first table of
    /// the following page, `room`: free height below `last`.
    std::optional<Seam> seam(const schema::Table& whole, const schema::Table& last,
                             const schema::Table& next, double room) const;

  private:
    struct Start {
        RowShape shape;
        std::vector<std::string> texts;  ///< squeezed, by cell
        schema::Place place;             ///< of the table
    };
    bool begins_table(const Start& row, const schema::Table& whole) const;
    bool may_follow(const schema::Table& last, const RowShape& next) const;
    bool is_cut(const schema::Table& last, const schema::Table& next, int row) const;
    bool follows_itself(const RowShape& shape) const;
    bool has_own_width(const schema::Table& table, const Start& row) const;

    std::vector<Start> starts_;
    std::vector<std::pair<RowShape, RowShape>> steps_;
    std::vector<double> widths_;  // of all tables, ascending
};

}  // namespace tenken::layout
