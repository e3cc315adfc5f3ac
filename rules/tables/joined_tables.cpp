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

/// The rows that may be headings, and one more.
Rows first_rows(const Table& table) {
    Rows rows;
    for (const Cell& cell : table.cells) {
        if (cell.row <= most_heading_rows) {
            rows[cell.row].emplace_back(cell.column, schema::squeeze(cell.text));
        }
    }
    return rows;
}

/// Leading rows that both have, word by word.
int common_heading(const Table& first, const Table& second) {
    const Rows a = first_rows(first);
    const Rows b = first_rows(second);
    int count = 0;
    while (count <= most_heading_rows) {
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

/// True if `next` stands where `table` would go on, on the page behind `page`.
bool stands_below(const Table& table, const Table& next, int page) {
    const schema::Box& a = table.place.box;
    const schema::Box& b = next.place.box;
    return next.place.page == page + 1 && table.columns == next.columns && !a.empty() &&
           !b.empty() && std::abs(a.x0 - b.x0) <= edge && std::abs(a.x1 - b.x1) <= edge;
}

bool repeats_heading(const Table& table, const Table& next) {
    const int heading = common_heading(table, next);
    return heading > 0 && heading <= most_heading_rows && heading < next.rows &&
           !is_blank(first_rows(next).begin()->second);
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

JoinedTables::JoinedTables(const std::vector<Table>& tables, const PatternList& totals) {
    std::vector<bool> used(tables.size(), false);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (used[i]) {
            continue;
        }
        std::vector<std::size_t> parts = {i};
        int page = tables[i].place.page;
        bool open = tables[i].continued.empty();
        for (std::size_t j = i + 1; open && j < tables.size(); ++j) {
            if (tables[j].place.page > page + 1) {
                break;
            }
            if (used[j] || !stands_below(tables[i], tables[j], page) ||
                !repeats_heading(tables[i], tables[j])) {
                continue;
            }
            open = !has_total(tables[parts.back()], totals);
            if (open) {
                parts.push_back(j);
                page = tables[j].place.page;
            }
        }
        // Without a total at the end there is nothing to add up over the pages.
        if (parts.size() < 2 || !has_total(tables[parts.back()], totals)) {
            all_.push_back(&tables[i]);
            continue;
        }
        joined_.push_back(tables[i]);
        for (std::size_t part = 1; part < parts.size(); ++part) {
            append(joined_.back(), tables[parts[part]]);
            used[parts[part]] = true;
        }
        all_.push_back(&joined_.back());
    }
}

}  // namespace tenken::rules
