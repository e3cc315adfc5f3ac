#include "rules/tables/table_matrices.h"

#include <algorithm>
#include <map>
#include <set>

#include "schema/text.h"

namespace tenken::rules {
namespace {

using Kind = CellValue::Kind;

/// 2019 over a column names it and is no figure.
bool like_year(const CellValue& value) {
    return value.is_number() && value.unit.empty() && value.value.scale() == 0 &&
           value.printed.size() == 4 && value.value >= schema::Decimal(1900) &&
           value.value <= schema::Decimal(2100);
}

/// The unit that a column prints with its first figure is that of all below it.
void inherit_units(Matrix& matrix) {
    for (int position = 0; position < matrix.position_count(); ++position) {
        std::set<std::string> units;
        for (int line = 0; line < matrix.line_count(); ++line) {
            const CellValue* value = matrix.at(line, position).value;
            // The % of a rate among amounts is its own.
            const bool own = matrix.lines[static_cast<std::size_t>(line)].within_ratio;
            if (!own && value != nullptr && value->is_number() && !value->unit.empty()) {
                units.insert(value->unit);
            }
        }
        std::string& unit = matrix.positions[static_cast<std::size_t>(position)].unit;
        if (unit.empty() && units.size() == 1) {
            unit = *units.begin();
        }
    }
}

/// A unit that only the totals' heading gives, 計（千円）, is that of what they add up.
void take_unit_of_totals(Matrix& matrix) {
    std::set<std::string> units;
    for (const std::vector<Line>* lines : {&matrix.lines, &matrix.positions}) {
        for (const Line& line : *lines) {
            if (!line.unit.empty()) {
                units.insert(line.unit);
                if (line.role != LineRole::total) {
                    return;
                }
            }
        }
    }
    if (matrix.unit.empty() && units.size() == 1) {
        matrix.unit = *units.begin();
    }
}

/// An outer label that stands for the lines below it, row by row until the next one.
using Carried = std::map<int, std::string>;

}  // namespace

TableMatrices::TableMatrices(const schema::Table& table, const TableWords& words,
                             const std::string& unit)
    : table_(table), words_(words), unit_(unit) {
    if (table.rows < 2 || table.columns < 2 ||
        static_cast<long>(table.rows) * table.columns > most_positions) {
        return;
    }
    place_cells();
    find_figure_columns();
    for (const Block& block : blocks()) {
        add(block);
    }
}

void TableMatrices::place_cells() {
    cover_.assign(static_cast<std::size_t>(table_.rows) * static_cast<std::size_t>(table_.columns),
                  -1);
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
        const schema::Cell& cell = table_.cells[i];
        values_.push_back(read_cell_value(cell.text));
        const int last_row = std::min(cell.row + cell.row_span, table_.rows);
        const int last_column = std::min(cell.column + cell.column_span, table_.columns);
        for (int row = std::max(cell.row, 0); row < last_row; ++row) {
            for (int column = std::max(cell.column, 0); column < last_column; ++column) {
                cover_[static_cast<std::size_t>(row) * static_cast<std::size_t>(table_.columns) +
                       static_cast<std::size_t>(column)] = static_cast<int>(i);
            }
        }
    }
}

/// Numbers that go up by one from row to row number the rows.
bool TableMatrices::find_count(int column) const {
    int numbers = 0;
    schema::Decimal last;
    for (int row = 0; row < table_.rows; ++row) {
        const int index = cover(row, column);
        if (index < 0 || !begins(index, row, column) || !value(index).is_number()) {
            continue;
        }
        if (numbers > 0 && value(index).value != last + schema::Decimal(1)) {
            return false;
        }
        last = value(index).value;
        ++numbers;
    }
    return numbers >= 3;
}

void TableMatrices::find_figure_columns() {
    std::vector<bool> row_has(static_cast<std::size_t>(table_.rows), false);
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const int row = table_.cells[i].row;
        if (values_[i].is_number() && !like_year(values_[i]) && row >= 0 && row < table_.rows) {
            row_has[static_cast<std::size_t>(row)] = true;
        }
    }
    for (int column = 0; column < table_.columns; ++column) {
        counts_.push_back(find_count(column));
    }
    figures_.assign(static_cast<std::size_t>(table_.columns), false);
    for (int column = 0; column < table_.columns; ++column) {
        int numbers = 0;
        int words = 0;
        bool names = false;
        for (int row = 0; row < table_.rows; ++row) {
            const int index = cover(row, column);
            if (index < 0 || !begins(index, row, column)) {
                continue;
            }
            const CellValue& here = value(index);
            names = names || (here.kind == Kind::words && row < 3 &&
                              words_.numbers_rows(schema::squeeze(cell(index).text)));
            if (!row_has[static_cast<std::size_t>(row)]) {
                continue;
            }
            numbers += here.is_number() && !like_year(here) ? 1 : 0;
            words += here.kind == Kind::words ? 1 : 0;
        }
        figures_[static_cast<std::size_t>(column)] =
            numbers > 0 && numbers >= words && !(names && column == 0) && !counts_rows(column);
    }
}

bool TableMatrices::has_figures(int row) const {
    bool years = false;
    bool others = false;
    for (int column = 0; column < table_.columns; ++column) {
        const int index = cover(row, column);
        if (figures_[static_cast<std::size_t>(column)] && index >= 0 &&
            begins(index, row, column) && value(index).is_number()) {
            (like_year(value(index)) ? years : others) = true;
        }
    }
    // A row of years alone names columns, if it stands on top; further down it would be odd.
    return others || (years && row > 2);
}

/// A row that names columns. On top any row without figures does; further down it must have words
/// over most of them.
bool TableMatrices::is_head(int row, bool top) const {
    if (top) {
        return true;
    }
    std::set<int> words;
    int columns = 0;
    for (int column = 0; column < table_.columns; ++column) {
        if (!figures_[static_cast<std::size_t>(column)]) {
            continue;
        }
        ++columns;
        const int index = cover(row, column);
        if (index >= 0 && cell(index).row == row && cell(index).column == column &&
            value(index).kind == Kind::words) {
            words.insert(index);
        }
    }
    const int count = static_cast<int>(words.size());
    return count >= 2 && count * 10 >= columns * 4;
}

/// A label that runs over the columns of figures: 歳入の部.
bool TableMatrices::is_heading(int row) const {
    for (int column = 0; column < table_.columns; ++column) {
        const int index = cover(row, column);
        if (index >= 0 && cell(index).row == row && cell(index).column_span > 1 &&
            value(index).kind == Kind::words &&
            cell(index).column + cell(index).column_span == table_.columns) {
            return true;
        }
    }
    return false;
}

std::vector<TableMatrices::Block> TableMatrices::blocks() const {
    std::vector<Block> all;
    Block block;
    int section = 0;
    for (int row = 0; row < table_.rows; ++row) {
        if (has_figures(row)) {
            block.body.push_back(row);
            block.sections.push_back(section);
        } else if (is_head(row, block.body.empty())) {
            if (!block.body.empty()) {
                all.push_back(std::move(block));
                block = {};
            }
            block.head.push_back(row);
        } else if (is_heading(row)) {
            ++section;
        } else {
            block.body.push_back(row);
            block.sections.push_back(section);
        }
    }
    if (!block.body.empty()) {
        all.push_back(std::move(block));
    }
    return all;
}

void TableMatrices::finish(Line& line) const {
    for (const std::string& label : line.path) {
        line.shown += (line.shown.empty() ? "" : " ") + label;
    }
    line.role = words_.role(line.label());
    for (std::size_t i = 0; i < line.path.size(); ++i) {
        const LineRole role = words_.role(line.path[i]);
        line.within_ratio = line.within_ratio || role == LineRole::ratio;
        line.within_difference =
            line.within_difference || (i + 1 < line.path.size() && role == LineRole::difference);
    }
    line.level = numbering_level(line.printed);
}

Line TableMatrices::column_line(const Block& block, int column) const {
    Line line;
    int last = -1;
    for (const int row : block.head) {
        const int index = cover(row, column);
        if (index < 0 || index == last || value(index).kind == Kind::blank) {
            continue;
        }
        last = index;
        if (const std::string unit = unit_named(cell(index).text); !unit.empty()) {
            line.unit = unit;
        }
        std::string label = schema::squeeze(cell(index).text);
        if (label == line.unit) {
            continue;
        }
        line.path.push_back(std::move(label));
        line.printed = cell(index).text;
        line.depth = cell(index).row;
    }
    finish(line);
    return line;
}

std::vector<Line> TableMatrices::row_lines(const Block& block,
                                           const std::vector<int>& labels) const {
    std::vector<Line> lines;
    Carried carried;
    for (std::size_t i = 0; i < block.body.size(); ++i) {
        const int row = block.body[i];
        Line line;
        line.section = block.sections[i];
        int last = -1;
        std::vector<std::pair<int, int>> own;  // column of the label, cell
        for (const int column : labels) {
            const int index = cover(row, column);
            if (index >= 0 && index != last && value(index).kind != Kind::blank &&
                !counts_rows(column)) {
                own.emplace_back(column, index);
            }
            last = index;
        }
        // Of two cells without a label between them the outer one is blank because it goes on.
        for (const auto& [column, label] : carried) {
            if (!own.empty() && column < own.front().first) {
                line.path.push_back(label);
            }
        }
        for (const auto& [column, index] : own) {
            carried.erase(carried.lower_bound(column), carried.end());
            std::string label = schema::squeeze(cell(index).text);
            if (const std::string unit = unit_named(cell(index).text); !unit.empty()) {
                line.unit = unit;
            }
            if (words_.role(label) == LineRole::detail) {
                carried[column] = label;
            }
            line.path.push_back(std::move(label));
            line.printed = cell(index).text;
            line.depth = cell(index).column;
        }
        finish(line);
        lines.push_back(std::move(line));
    }
    return lines;
}

void TableMatrices::add(const Block& block, const std::vector<int>& labels,
                        const std::vector<int>& figures) {
    Matrix matrix;
    matrix.unit = unit_;
    matrix.lines = row_lines(block, labels);
    for (const int column : figures) {
        matrix.positions.push_back(column_line(block, column));
    }
    for (const int row : block.body) {
        for (const int column : figures) {
            const int index = cover(row, column);
            const bool here = index >= 0 && begins(index, row, column);
            matrix.entries.push_back(here ? Matrix::Entry{&value(index), &cell(index)}
                                          : Matrix::Entry{});
        }
    }
    inherit_units(matrix);
    take_unit_of_totals(matrix);
    matrices_.push_back(std::move(matrix));
}

/// 研修受講者数 | 320 | 目標値, 実績値: the base value over several rows, then what the rows are.
bool TableMatrices::names_finer_rows(const Block& block, const std::vector<int>& figures,
                                     int column) const {
    int words = 0;
    int numbers = 0;
    for (const int row : block.body) {
        const int index = cover(row, column);
        words += index >= 0 && begins(index, row, column) && value(index).kind == Kind::words;
        numbers += std::any_of(figures.begin(), figures.end(), [&](int before) {
            const int at = cover(row, before);
            return at >= 0 && begins(at, row, before) && value(at).is_number();
        });
    }
    return words >= 2 && words >= numbers * 2;
}

/// Parts a table at columns of labels that have totals of their own: two tables under one frame.
void TableMatrices::add(const Block& block) {
    std::vector<int> labels;
    std::vector<int> figures;
    for (int column = 0; column < table_.columns; ++column) {
        if (figures_[static_cast<std::size_t>(column)]) {
            figures.push_back(column);
            continue;
        }
        if (figures.empty() || names_finer_rows(block, figures, column)) {
            labels.push_back(column);
            figures.clear();
            continue;
        }
        const bool own_totals = std::any_of(block.body.begin(), block.body.end(), [&](int row) {
            const int index = cover(row, column);
            return index >= 0 && begins(index, row, column) &&
                   words_.role(schema::squeeze(cell(index).text)) == LineRole::total;
        });
        if (own_totals) {
            add(block, labels, figures);
            figures.clear();
            labels = {column};
        }
    }
    if (!figures.empty()) {
        add(block, labels, figures);
    }
}

}  // namespace tenken::rules
