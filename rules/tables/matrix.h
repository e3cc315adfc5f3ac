// A table, or one part of it, as lines of figures: rows, or columns, each with its labels.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rules/tables/cell_value.h"
#include "rules/tables/table_words.h"
#include "schema/fiscal_year.h"
#include "schema/table.h"

namespace tenken::rules {

/// A row or a column of figures.
struct Line {
    std::vector<std::string> path;     ///< labels from outside to inside, squeezed, none empty
    std::string shown;                 ///< the path for people: "本年度 計"
    std::string printed;               ///< the innermost label as printed
    LineRole role = LineRole::detail;  ///< of the innermost label
    bool within_difference = false;  ///< an outer label says 比較: the line is one of differences
    bool within_ratio = false;       ///< any label says that nothing adds up
    int depth = 0;     ///< column (row) of the labels in which its innermost one begins
    int level = 0;     ///< numbering_level of the innermost label
    int section = 0;   ///< lines between two headings have the same
    int sheet = 0;     ///< of several tables of one form: which one
    std::string unit;  ///< that the labels say, "" if none

    const std::string& label() const;
    /// All labels but the innermost.
    std::vector<std::string> group() const;
};

/// The fiscal year that its labels give, the inner ones first; 0 for none or an impossible one.
int fiscal_year_of(const Line& line, const std::optional<schema::Period>& plan);

class Matrix {
  public:
    struct Entry {
        const CellValue* value = nullptr;  ///< nullptr: no cell, or one that begins elsewhere
        const schema::Cell* cell = nullptr;
    };

    std::vector<Line> lines;
    std::vector<Line> positions;
    std::string unit;     ///< of the table, "" if it names none
    bool by_rows = true;  ///< lines are rows; false after transposed()

    int line_count() const { return static_cast<int>(lines.size()); }
    int position_count() const { return static_cast<int>(positions.size()); }
    const Entry& at(int line, int position) const {
        return entries[static_cast<std::size_t>(line) * positions.size() +
                       static_cast<std::size_t>(position)];
    }
    const Line& line(int index) const { return lines[static_cast<std::size_t>(index)]; }
    const Line& position(int index) const { return positions[static_cast<std::size_t>(index)]; }

    /// Rows and columns exchanged.
    Matrix transposed() const;

    std::vector<Entry> entries;  ///< line by line
};

}  // namespace tenken::rules
