// The values of one row with the labels that govern them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extractor/report/heads_in_force.h"

namespace tenken::report {

class RowFacts {
  public:
    using Cells = std::vector<CellView*>;

    /// Facts are added to `facts`.
    RowFacts(TableView& view, LabelReader& labels, HeadsInForce& heads, std::vector<Fact>& facts)
        : view_(view), labels_(labels), heads_(heads), facts_(facts) {}

    void read(int row);
    /// A heading row or a banner: what stood beside the rows above is over.
    void forget_labels() { inherited_.clear(); }
    void forget_indicator() {
        indicator_.clear();
        indicator_unit_.clear();
    }
    /// What the figures down to `last_row` measure, named in the heading row over them.
    void set_block_indicator(const std::string& name, int last_row) {
        block_indicator_ = name;
        block_end_ = last_row;
    }
    /// Of figures whose own labels name none.
    void set_unit(const std::string& unit) { unit_ = unit; }

  private:
    bool names_item(const Label* head) const;
    void leave_block();
    bool keeps_to_years(const Cells& cells) const;
    static bool begins_pairs(const Cells& cells);
    void leave_block_if_over(const Cells& cells);
    bool sorts_items(const CellView& cell, const Label* head) const;
    void report_missing(const Cells& run, int row);
    void missing(CellView* label, int row);
    bool take_below(CellView* label, int row);
    bool has_own_years(const Cells& cells) const;
    void read_row_context(const Cells& cells);
    void emit(CellView* cell, const Cells& run, int row, bool begins, const std::string& row_text,
              const std::string& row_name);
    bool reaches_other_rows(const CellView& cell);
    bool tells_target(const std::string& text) const;
    void push(Fact&& fact);
    bool push_years(const Fact& fact);
    bool push_pair(const Fact& fact);

    TableView& view_;
    LabelReader& labels_;
    HeadsInForce& heads_;
    std::vector<Fact>& facts_;
    Cells inherited_;                  // the labels of the row above
    const CellView* below_ = nullptr;  ///< taken as the value of the label above it
    Cells row_cells_;                  // what names the figures of this row
    std::string indicator_;  // named in a row of its own: 指標名 | 貸出冊数 | 単位 | 冊
    std::string indicator_unit_;  // of the same row
    std::string block_indicator_;
    int block_end_ = -1;
    std::map<const CellView*, int> shifted_;  // to the column of its year
    std::string row_indicator_;
    std::string row_unit_;
    std::string unit_;
};

}  // namespace tenken::report
