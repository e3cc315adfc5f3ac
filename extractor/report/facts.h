// Every value cell of a table with the labels that govern it.
//
// A cell is described by the labels beside it (from the left) and above it (down its column). This
// is the same for a form (label, value, label, value), for a list (labels in heading rows), for
// year rows under 計画/実績 columns and for 計画/実績 rows under year columns; so no layout is
// known here, only which labels lie in which direction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/report/table_view.h"

namespace tenken::report {

/// What the labels of a cell say together.
struct Governing {
    Field field = Field::none;
    Field second = Field::none;
    Aspect aspect = Aspect::none;
    std::optional<schema::YearMention> year;
    const CellView* year_cell = nullptr;  ///< where the year is printed
    bool year_above = false;              ///< it stands above, not beside
    bool year_is_due = false;             ///< 目標値（R3）
    std::optional<schema::Period> range;
    bool total = false;      ///< a column of sums over years, or a row of them without a year
    bool row_total = false;  ///< a row that sums up the rows above, years apart
    bool later = false;
    std::string unit;
    std::string mark;
    std::string heading;  ///< the label that decides the field, as printed
    const CellView* field_cell = nullptr;
};

struct Fact {
    Governing says;
    bool beside = false;        ///< the deciding label stands beside the value
    CellView* value = nullptr;  ///< nullptr: the label has no cell of its own for a value
    std::string text;           ///< of the cell, or of its part behind an inline label
    bool spread = false;        ///< the cell covers several years
    bool trailing = false;      ///< last cell of a transcript's row, with blanks before it
    int row = 0;
    int column = 0;
    std::string indicator;  ///< of the row, where a column or a cell says so
    std::string row_unit;
    std::string row_text;  ///< values left of it that no label explains: 収納率
    std::string row_name;  ///< the same with the labels: 地方債残高 計画目標値A
    std::vector<CellView*> labels;
};

/// A row that is one cell over the whole width.
struct Banner {
    int row = 0;
    CellView* cell = nullptr;
};

/// The labels over each column, the outermost first.
using ColumnHeads = std::vector<std::vector<CellView*>>;

struct TableFacts {
    std::vector<Fact> facts;      ///< by row, then column
    std::vector<Banner> banners;  ///< those that are neither label nor value: section rows
    std::vector<int> header_rows;
    ColumnHeads heads;  ///< in force at the end, for a continuation without headings of its own
};

/// `heads`: those of the table that this one goes on with, empty for none.
TableFacts read_facts(TableView& view, LabelReader& labels, const ColumnHeads& heads = {});

/// The labels over one cell put together, the outermost first.
Governing combine(const std::vector<CellView*>& above, const std::vector<CellView*>& beside,
                  LabelReader& labels);

}  // namespace tenken::report
