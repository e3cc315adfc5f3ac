// A table as a grid whose cells know whether they read as labels.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extractor/report/label.h"
#include "schema/table.h"

namespace tenken::report {

struct CellView {
    const schema::Cell* cell = nullptr;
    const Label* label = nullptr;  ///< nullptr where the text is no label word
    bool blank = false;
    bool placed = false;  ///< its text, or what it announces, went into the model

    const std::string& text() const { return cell->text; }
    int row() const { return cell->row; }
    int column() const { return cell->column; }
    int last_column() const { return cell->column + cell->column_span - 1; }
};

class TableView {
  public:
    /// `table` and what `labels` remembers must outlive the view.
    TableView(const schema::Table& table, LabelReader& labels);

    const schema::Table& table() const { return *table_; }
    int rows() const { return rows_; }
    int columns() const { return columns_; }

    /// The cell that covers a position, nullptr for a missing one.
    CellView* at(int row, int column);
    /// Cells that begin in this row, from left to right.
    std::vector<CellView*> starting(int row);
    /// Cells that cover this row, also those that began above, from left to right, each once.
    std::vector<CellView*> covering(int row);
    std::vector<CellView>& cells() { return cells_; }
    /// Whether cell `index` of the table went into the model.
    bool placed(std::size_t index) const {
        return resting_ ? index < placed_.size() && placed_[index]
                        : index < cells_.size() && cells_[index].placed;
    }

    /// Gives its memory back, but for what was placed; no cell of it may be used any more.
    void rest();
    bool resting() const { return resting_; }
    /// As it was made, with what was placed.
    void wake(LabelReader& labels);
    /// Cells in memory.
    std::size_t size_awake() const { return cells_.size(); }

    bool transcript() const { return table_->evidence == schema::Evidence::transcript; }

  private:
    void read(LabelReader& labels);
    void demote_unshaded();
    void name_identity(const Vocabulary& vocabulary);
    bool may_head_value(const CellView& view, bool shaded);
    bool names_amounts(const CellView& view);
    bool any_white_beside(const CellView& view, const std::function<bool(const Label&)>& passes);
    bool stands_among_years(const CellView& view);
    bool stands_in_pair(const CellView& view);

    const schema::Table* table_;
    int rows_ = 0;
    int columns_ = 0;
    std::vector<CellView> cells_;
    std::vector<int> grid_;
    bool resting_ = false;
    std::vector<bool> placed_;  ///< of a view that rests
};

}  // namespace tenken::report
