// From the cells of a table to its lines of figures.
#pragma once

#include <deque>
#include <vector>

#include "rules/tables/matrix.h"
#include "schema/table.h"

namespace tenken::rules {

/// The parts of a table whose figures may have to do with one another: what stands under one
/// heading of columns and beside one set of labels. Tables side by side under one frame are parted.
class TableMatrices {
  public:
    /// Larger tables are not looked at; none that people print comes near.
    static constexpr long most_positions = 2000000;

    /// `table` and `words` must outlive it. `unit`: what stands above the table, "" for nothing.
    TableMatrices(const schema::Table& table, const TableWords& words, const std::string& unit);
    TableMatrices(const TableMatrices&) = delete;
    TableMatrices& operator=(const TableMatrices&) = delete;

    /// By rows.
    const std::vector<Matrix>& all() const { return matrices_; }

  private:
    struct Block {
        std::vector<int> head;      ///< rows that name the columns
        std::vector<int> body;      ///< rows of figures
        std::vector<int> sections;  ///< beside body
    };

    int cover(int row, int column) const {
        return cover_[static_cast<std::size_t>(row) * static_cast<std::size_t>(table_.columns) +
                      static_cast<std::size_t>(column)];
    }
    const schema::Cell& cell(int index) const {
        return table_.cells[static_cast<std::size_t>(index)];
    }
    const CellValue& value(int index) const { return values_[static_cast<std::size_t>(index)]; }
    bool begins(int index, int row, int column) const {
        return cell(index).row == row && cell(index).column == column;
    }

    void place_cells();
    void find_figure_columns();
    bool find_count(int column) const;
    bool counts_rows(int column) const { return counts_[static_cast<std::size_t>(column)]; }
    bool is_head(int row, bool top) const;
    bool is_heading(int row) const;
    bool has_figures(int row) const;
    std::vector<Block> blocks() const;
    bool names_finer_rows(const Block& block, const std::vector<int>& figures, int column) const;
    void add(const Block& block);
    void add(const Block& block, const std::vector<int>& labels, const std::vector<int>& figures);
    Line column_line(const Block& block, int column) const;
    std::vector<Line> row_lines(const Block& block, const std::vector<int>& labels) const;
    void finish(Line& line) const;

    const schema::Table& table_;
    const TableWords& words_;
    std::string unit_;
    std::vector<int> cover_;
    std::deque<CellValue> values_;  ///< beside the table's cells
    std::vector<bool> counts_;      ///< by column: its numbers count the rows
    std::vector<bool> figures_;     ///< by column
    std::vector<Matrix> matrices_;
};

}  // namespace tenken::rules
