// A table as a grid whose cells know whether they read as labels.
#pragma once

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
    bool placed(std::size_t index) const { return index < cells_.size() && cells_[index].placed; }

    bool transcript() const { return table_->evidence == schema::Evidence::transcript; }

  private:
    void demote_unshaded();

    const schema::Table* table_;
    int rows_ = 0;
    int columns_ = 0;
    std::vector<CellView> cells_;
    std::vector<int> grid_;
};

}  // namespace tenken::report
