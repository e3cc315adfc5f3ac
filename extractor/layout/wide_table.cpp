#include "extractor/layout/wide_table.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "schema/characters.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr int least_rows = 2;              // numbered ones
constexpr std::size_t longest_number = 8;  // code units: 1-(2)-③ without brackets of other kinds
constexpr std::size_t lines_above = 4;  // blocks above a table that may stand again over its rest

int last_page(const Table& table) {
    return table.continued.empty() ? table.place.page : table.continued.back().page;
}

/// 1, 2-3, No.4: a number and little else.
bool is_row_number(const std::string& text) {
    const std::string squeezed = schema::squeeze(text);
    bool digits = false;
    std::size_t count = 0;
    for (std::size_t at = 0; at < squeezed.size(); ++count) {
        const char32_t c = schema::next_code_point(squeezed, at);
        if (schema::is_kanji(c) || schema::is_hiragana(c) || schema::is_katakana(c)) {
            return false;
        }
        digits = digits || schema::is_digit(c);
    }
    return digits && count <= longest_number;
}

bool same_cell(const Cell* a, const Cell* b) {
    if (a == nullptr || b == nullptr) {
        return a == b;
    }
    return a->row == b->row && a->column == b->column && a->row_span == b->row_span &&
           a->column_span == b->column_span && schema::squeeze(a->text) == schema::squeeze(b->text);
}

/// How many columns from the left are the same in both tables.
int shared_columns(const Table& a, const Table& b) {
    int column = 0;
    while (column < std::min(a.columns, b.columns)) {
        for (int row = 0; row < a.rows; ++row) {
            const Cell* cell = a.at(row, column);
            if (!same_cell(cell, b.at(row, column)) || (column == 0 && cell == nullptr)) {
                return column;
            }
        }
        ++column;
    }
    return column;
}

/// The first row below the heading: its number stands in the first column. The number of rows if
/// too few are numbered, or two alike.
int first_numbered_row(const Table& table) {
    int first = table.rows;
    int rows = 0;
    std::set<std::string> numbers;
    for (const Cell& cell : table.cells) {
        if (cell.column != 0 || cell.row == 0) {
            continue;
        }
        if (is_row_number(cell.text)) {
            first = std::min(first, cell.row);
            numbers.insert(schema::squeeze(cell.text));
            ++rows;
        }
    }
    const bool all_differ = static_cast<std::size_t>(rows) == numbers.size();
    return rows >= least_rows && all_differ ? first : table.rows;
}

/// The texts of the heading from a column on.
std::vector<std::string> heading_texts(const Table& table, int rows, int from) {
    std::vector<std::string> texts;
    for (const Cell& cell : table.cells) {
        if (cell.row < rows && cell.column >= from && !cell.text.empty()) {
            texts.push_back(schema::squeeze(cell.text));
        }
    }
    return texts;
}

/// Heading rows of the part behind, its shared columns, 0 if it is none.
struct Fit {
    int heading = 0;
    int shared = 0;
};

Fit fit(const Table& left, const Table& right) {
    if (left.rows != right.rows || last_page(left) + 1 != right.place.page) {
        return {};
    }
    const int shared = shared_columns(left, right);
    const int heading = first_numbered_row(left);
    if (shared == 0 || shared >= left.columns || shared >= right.columns || heading >= left.rows ||
        heading_texts(left, heading, shared) == heading_texts(right, heading, shared)) {
        return {};
    }
    return {heading, shared};
}

/// Columns at the right end of a row that no cell covers, or a blank one.
int open_columns(const Table& table, int row) {
    int open = 0;
    while (open < table.columns) {
        const Cell* cell = table.at(row, table.columns - 1 - open);
        if (cell != nullptr) {
            return open > 0 || !cell->text.empty() || cell->row_span > 1 ? open : cell->column_span;
        }
        ++open;
    }
    return 0;
}

/// 令和2年度 over 計画 and 実績 that the edge of the page parts: the cell is on the side where its
/// text is.
void reach_over_cut(Table& left, Cell& heading, int heading_rows) {
    if (heading.text.empty() || heading.row + heading.row_span >= heading_rows) {
        return;
    }
    const int open = open_columns(left, heading.row);
    const int from = left.columns - open;
    if (open == 0 || left.at(heading.row + heading.row_span, left.columns - 1) == nullptr) {
        return;
    }
    left.cells.erase(std::remove_if(left.cells.begin(), left.cells.end(),
                                    [&](const Cell& cell) {
                                        return cell.row == heading.row && cell.column >= from;
                                    }),
                     left.cells.end());
    heading.column -= open;
    heading.column_span += open;
}

void append_columns(Table& left, const Table& right, const Fit& how) {
    std::vector<Cell> cells;
    for (Cell cell : right.cells) {
        if (cell.column < how.shared) {
            continue;
        }
        const bool first = cell.column == how.shared;
        cell.column += left.columns - how.shared;
        if (first && cell.row < how.heading) {
            reach_over_cut(left, cell, how.heading);
        }
        cells.push_back(std::move(cell));
    }
    left.cells.insert(left.cells.end(), std::make_move_iterator(cells.begin()),
                      std::make_move_iterator(cells.end()));
    std::stable_sort(left.cells.begin(), left.cells.end(), [](const Cell& a, const Cell& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    left.columns += right.columns - how.shared;
    left.continued.push_back(right.place);
    left.continued.insert(left.continued.end(), right.continued.begin(), right.continued.end());
}

/// True for a line that says, perhaps cut off at the edge of a page, what stands above the table.
bool stands_above(const std::vector<Block>& blocks, std::size_t table, const Paragraph& line) {
    const std::string text = schema::squeeze(line.text);
    for (std::size_t i = table, looked = 0; i-- > 0 && looked < lines_above; ++looked) {
        const auto* above = std::get_if<Paragraph>(&blocks[i]);
        if (above == nullptr) {
            return false;
        }
        if (schema::squeeze(above->text).find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

/// The next table with nothing but lines before it that stand above this one too.
std::size_t next_table(const std::vector<Block>& blocks, std::size_t table) {
    std::size_t next = table + 1;
    for (; next < blocks.size() && next <= table + lines_above; ++next) {
        const auto* line = std::get_if<Paragraph>(&blocks[next]);
        if (line == nullptr) {
            return next;
        }
        if (!stands_above(blocks, table, *line)) {
            break;
        }
    }
    return blocks.size();
}

}  // namespace

void join_wide_tables(std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        while (std::holds_alternative<Table>(blocks[i])) {
            auto& left = std::get<Table>(blocks[i]);
            const std::size_t next = next_table(blocks, i);
            if (next >= blocks.size() || std::get<Table>(blocks[next]).rows != left.rows ||
                std::get<Table>(blocks[next]).place.page != last_page(left) + 1) {
                break;
            }
            auto& right = std::get<Table>(blocks[next]);
            const bool packed = !left.packed.empty();
            unpack_cells(left);
            unpack_cells(right);
            const Fit how = fit(left, right);
            if (how.shared > 0) {
                append_columns(left, right, how);
                if (packed) {
                    pack_cells(left);
                }
                blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             blocks.begin() + static_cast<std::ptrdiff_t>(next) + 1);
                continue;
            }
            drop_cells(left);
            drop_cells(right);
            break;
        }
    }
}

}  // namespace tenken::layout
