#include "extractor/report/facing_pages.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tenken::report {
namespace {

constexpr double tolerance = 3;  // points

struct Band {
    double top = 0;
    double bottom = 0;
    bool known = false;
};

/// Heights of the rows, by cells of one row.
std::vector<Band> bands(const schema::Table& table) {
    std::vector<Band> rows(static_cast<std::size_t>(std::max(table.rows, 0)));
    for (const schema::Cell& cell : table.cells) {
        if (cell.row_span == 1 && cell.row < table.rows && !cell.place.box.empty()) {
            rows[static_cast<std::size_t>(cell.row)] = {cell.place.box.y0, cell.place.box.y1, true};
        }
    }
    return rows;
}

/// Whether the first two rows have a label that names items.
bool names_items(const schema::Table& table, LabelReader& labels) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const schema::Cell& cell) {
        const Field field = cell.row < 2 ? labels.read(cell.text).field : Field::none;
        return field == Field::item_number || field == Field::name;
    });
}

bool has_label(const schema::Table& table, LabelReader& labels) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](const schema::Cell& cell) {
        return cell.row < 2 && labels.read(cell.text).is_label();
    });
}

}  // namespace

bool are_facing(const schema::Table& left, const schema::Table& right, LabelReader& labels) {
    const bool next_page = right.place.page == left.place.page + 1;
    const bool beside =
        right.place.page == left.place.page && right.place.box.x0 >= left.place.box.x1;
    if (left.place.page == 0 || !(next_page || beside) || left.rows != right.rows ||
        left.rows < 2 || !left.continued.empty() || !right.continued.empty()) {
        return false;
    }
    const std::vector<Band> a = bands(left);
    const std::vector<Band> b = bands(right);
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!a[i].known || !b[i].known || std::abs(a[i].top - b[i].top) > tolerance ||
            std::abs(a[i].bottom - b[i].bottom) > tolerance) {
            return false;
        }
    }
    return names_items(left, labels) && !names_items(right, labels) && has_label(right, labels);
}

schema::Table join_facing(const schema::Table& left, const schema::Table& right) {
    schema::Table joined = left;
    joined.columns += right.columns;
    joined.continued.push_back(right.place);
    for (schema::Cell cell : right.cells) {
        cell.column += left.columns;
        joined.cells.push_back(std::move(cell));
    }
    return joined;
}

}  // namespace tenken::report
