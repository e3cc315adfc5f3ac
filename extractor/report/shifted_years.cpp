#include "extractor/report/shifted_years.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "extractor/report/cell_number.h"

namespace tenken::report {
namespace {

/// The middles of the two are no further apart than the wider one is wide.
bool nearly_below(const CellView& cell, const CellView& head) {
    const auto& below = cell.cell->place.box;
    const auto& above = head.cell->place.box;
    const double wider = std::max(below.x1 - below.x0, above.x1 - above.x0);
    return std::abs(below.x0 + below.x1 - above.x0 - above.x1) < 2 * wider;
}

}  // namespace

std::map<const CellView*, int> shifted_years(const HeadsInForce::Cells& cells, int row, int columns,
                                             const HeadsInForce& heads) {
    std::map<const CellView*, int> shifted;
    const bool astride = std::any_of(cells.begin(), cells.end(), [&](const CellView* cell) {
        return cell->label == nullptr && cell->cell->column_span > 1 && heads.differ_under(*cell);
    });
    if (!astride || heads.from_banner) {
        return shifted;
    }
    std::vector<int> years;  // first column of each
    const CellView* last = nullptr;
    for (int column = 0; column < columns; ++column) {
        const CellView* head = heads.over(column).empty() ? nullptr : heads.over(column).back();
        if (head != nullptr && head != last && heads.year_over(column)) {
            years.push_back(column);
        }
        last = head;
    }
    if (years.size() < 2 || cells.size() <= years.size()) {
        return shifted;
    }
    const std::size_t first = cells.size() - years.size();
    bool straddles = false;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const CellView& cell = *cells[first + i];
        const bool meets = nearly_below(cell, *heads.over(years[i]).back());
        if (cell.row() != row || cell.label != nullptr || !meets ||
            !(cell.blank || is_number(cell.text()))) {
            return shifted;
        }
        straddles = straddles || heads.differ_under(cell);
    }
    if (!straddles || cells[first - 1]->label == nullptr) {
        return shifted;
    }
    for (std::size_t i = 0; i < years.size(); ++i) {
        shifted[cells[first + i]] = years[i];
    }
    return shifted;
}

}  // namespace tenken::report
