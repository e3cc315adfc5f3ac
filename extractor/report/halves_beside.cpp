#include "extractor/report/halves_beside.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr int most_times = 4;
constexpr int least_columns = 2;  // of one part

bool repeats(const std::vector<std::string>& heads, std::size_t width) {
    for (std::size_t i = width; i < heads.size(); ++i) {
        if (heads[i].empty() || heads[i] != heads[i - width]) {
            return false;
        }
    }
    return true;
}

/// No cell reaches from one part into the next.
bool is_apart(const schema::Table& table, int width) {
    return std::all_of(table.cells.begin(), table.cells.end(), [width](const schema::Cell& cell) {
        return cell.column / width == (cell.column + cell.column_span - 1) / width;
    });
}

}  // namespace

int times_beside(const schema::Table& table, LabelReader& labels) {
    if (table.columns < 2 * least_columns || table.rows < 2) {
        return 1;
    }
    std::vector<std::string> heads(static_cast<std::size_t>(table.columns));
    bool names = false;
    for (const schema::Cell& cell : table.cells) {
        if (cell.row != 0 || cell.column < 0 || cell.column >= table.columns) {
            continue;
        }
        heads[static_cast<std::size_t>(cell.column)] = schema::squeeze(cell.text);
        const Field field = labels.read(cell.text).field;
        names = names || field == Field::item_number || field == Field::name;
    }
    if (!names) {
        return 1;
    }
    for (int times = 2; times <= most_times; ++times) {
        const int width = table.columns / times;
        if (table.columns % times == 0 && width >= least_columns &&
            repeats(heads, static_cast<std::size_t>(width)) && is_apart(table, width)) {
            return times;
        }
    }
    return 1;
}

schema::Table stacked(const schema::Table& table, int times) {
    schema::Table out = table;
    const int width = table.columns / times;
    for (schema::Cell& cell : out.cells) {
        const int part = cell.column / width;
        cell.column -= part * width;
        cell.row += part * table.rows;
    }
    out.columns = width;
    out.rows = table.rows * times;
    return out;
}

}  // namespace tenken::report
