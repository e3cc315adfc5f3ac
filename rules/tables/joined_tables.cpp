#include "rules/tables/joined_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Cell;
using schema::Table;

/// Points by which the edges of two parts of one table may differ.
constexpr double edge = 2.0;
/// Heading rows are few; a table of which more repeats is printed twice.
constexpr int most_heading_rows = 6;

using Rows = std::map<int, std::vector<std::pair<int, std::string>>>;

Rows rows_of(const Table& table) {
    Rows rows;
    for (const Cell& cell : table.cells) {
        rows[cell.row].emplace_back(cell.column, schema::squeeze(cell.text));
    }
    return rows;
}

/// Leading rows that both have, word by word.
int common_heading(const Table& first, const Table& second) {
    const Rows a = rows_of(first);
    const Rows b = rows_of(second);
    int count = 0;
    while (count < first.rows && count < second.rows) {
        const auto one = a.find(count);
        const auto other = b.find(count);
        if (one == a.end() || other == b.end() || one->second != other->second) {
            break;
        }
        ++count;
    }
    return count;
}

bool is_blank(const std::vector<std::pair<int, std::string>>& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const auto& cell) { return cell.second.empty(); });
}

bool has_total(const Table& table, const PatternList& totals) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
        return cell.column * 2 < table.columns && totals.in(schema::squeeze(cell.text));
    });
}

/// True if `next` goes on where `table` ends, on the page behind it.
bool goes_on(const Table& table, const Table& next, int page) {
    const schema::Box& a = table.place.box;
    const schema::Box& b = next.place.box;
    if (next.place.page != page + 1 || table.columns != next.columns || a.empty() || b.empty() ||
        std::abs(a.x0 - b.x0) > edge || std::abs(a.x1 - b.x1) > edge) {
        return false;
    }
    const int heading = common_heading(table, next);
    return heading > 0 && heading <= most_heading_rows && heading < next.rows &&
           !is_blank(rows_of(next).begin()->second);
}

void append(Table& table, const Table& next) {
    const int heading = common_heading(table, next);
    for (Cell cell : next.cells) {
        if (cell.row >= heading) {
            cell.row += table.rows - heading;
            table.cells.push_back(std::move(cell));
        }
    }
    table.rows += next.rows - heading;
    table.continued.push_back(next.place);
}

}  // namespace

std::vector<Table> joined_tables(const std::vector<Table>& tables, const PatternList& totals) {
    std::vector<Table> joined;
    std::vector<bool> used(tables.size(), false);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (used[i]) {
            continue;
        }
        std::vector<std::size_t> parts = {i};
        int page = tables[i].place.page;
        bool open = !has_total(tables[i], totals) && tables[i].continued.empty();
        for (std::size_t j = i + 1; open && j < tables.size(); ++j) {
            if (tables[j].place.page > page + 1) {
                break;
            }
            if (!used[j] && goes_on(tables[i], tables[j], page)) {
                parts.push_back(j);
                page = tables[j].place.page;
                open = !has_total(tables[j], totals);
            }
        }
        Table table = tables[i];
        // Without a total at the end there is nothing to add up over the pages.
        if (!open && parts.size() > 1) {
            for (std::size_t part = 1; part < parts.size(); ++part) {
                append(table, tables[parts[part]]);
                used[parts[part]] = true;
            }
        }
        joined.push_back(std::move(table));
    }
    return joined;
}

}  // namespace tenken::rules
