#include "extractor/report/heads_in_force.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::report {

HeadsInForce::HeadsInForce(int columns, const ColumnHeads& inherited) : columns_(inherited) {
    columns_.resize(static_cast<std::size_t>(columns));
}

bool HeadsInForce::any() const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [](const Cells& cells) { return !cells.empty(); });
}

void HeadsInForce::clear() {
    for (Cells& cells : columns_) {
        cells.clear();
    }
    from_banner = false;
}

void HeadsInForce::push_banner(CellView* banner) {
    if (banner->label->year_only() && from_banner) {
        for (Cells& cells : columns_) {
            if (!cells.empty() && cells.back()->label->year_only()) {
                cells.pop_back();
            }
        }
    } else {
        clear();
    }
    for (Cells& cells : columns_) {
        cells.push_back(banner);
    }
    from_banner = true;
}

const Label* HeadsInForce::label_over(int column) const {
    const Cells& cells = over(column);
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
        if ((*cell)->label != nullptr) {
            return (*cell)->label;
        }
    }
    return nullptr;
}

bool HeadsInForce::year_over(int column) const {
    const Cells& cells = over(column);
    return std::any_of(cells.begin(), cells.end(), [](const CellView* cell) {
        return cell->label != nullptr && cell->label->year.has_value();
    });
}

bool HeadsInForce::list_items() const {
    for (int c = 0; c < static_cast<int>(columns_.size()); ++c) {
        const Label* head = label_over(c);
        if (head != nullptr &&
            (head->field == Field::item_number || head->field == Field::department)) {
            return true;
        }
    }
    return false;
}

std::size_t HeadsInForce::shape() const {
    std::size_t count = 0;
    const CellView* previous = nullptr;
    for (const Cells& cells : columns_) {
        const CellView* lowest = cells.empty() ? nullptr : cells.back();
        count += lowest != nullptr && lowest != previous ? 1 : 0;
        previous = lowest;
    }
    return count;
}

bool HeadsInForce::repeated_by(const Cells& row) const {
    int same = 0;
    for (const CellView* cell : row) {
        if (cell->blank) {
            continue;
        }
        const Cells& above = over(cell->column());
        const bool found = std::any_of(above.begin(), above.end(), [cell](const CellView* head) {
            return head->column() == cell->column() &&
                   schema::squeeze(head->text()) == schema::squeeze(cell->text());
        });
        if (!found) {
            return false;
        }
        ++same;
    }
    return same >= 2;
}

bool HeadsInForce::differ_under(const CellView& cell) const {
    for (int c = cell.column() + 1; c <= cell.last_column(); ++c) {
        if (over(c) != over(cell.column())) {
            return true;
        }
    }
    return false;
}

bool HeadsInForce::all_years_under(const CellView& cell) const {
    for (int c = 0; c < static_cast<int>(columns_.size()); ++c) {
        if (year_over(c) && (c < cell.column() || c > cell.last_column())) {
            return false;
        }
    }
    return true;
}

ColumnHeads HeadsInForce::join_kinds_of_year(std::vector<int>& columns) const {
    ColumnHeads above;
    for (const int column : columns) {
        above.push_back(over(column));
    }
    const auto year_of = [](const Cells& cells) -> const CellView* {
        const auto found = std::find_if(cells.rbegin(), cells.rend(), [](const CellView* cell) {
            return cell->label != nullptr && cell->label->year.has_value();
        });
        return found == cells.rend() ? nullptr : *found;
    };
    for (std::size_t i = 0; i + 1 < columns.size();) {
        const CellView* year = year_of(above[i]);
        if (year == nullptr || year_of(above[i + 1]) != year) {
            ++i;
            continue;
        }
        std::erase_if(above[i], [&](CellView* cell) {
            return std::find(above[i + 1].begin(), above[i + 1].end(), cell) == above[i + 1].end();
        });
        above.erase(above.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    return above;
}

}  // namespace tenken::report
