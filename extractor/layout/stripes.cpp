#include "extractor/layout/stripes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractor/layout/component.h"

namespace tenken::layout {
namespace {

/// Every row is shaded or is not, in all of its cells.
bool is_striped(const schema::Table& table) {
    enum class Row : std::uint8_t { unseen, white, shaded };
    std::vector<Row> rows(static_cast<std::size_t>(table.rows), Row::unseen);
    return std::all_of(table.cells.begin(), table.cells.end(), [&](const schema::Cell& cell) {
        const Row here = cell.shaded ? Row::shaded : Row::white;
        Row& row = rows[static_cast<std::size_t>(cell.row)];
        row = row == Row::unseen ? here : row;
        return row == here;
    });
}

/// The column that holds a run by itself, -1 if there is none.
int column_of(const schema::Table& table, const Box& run) {
    for (const schema::Cell& cell : table.cells) {
        if (cell.column_span == 1 && run.x0 > cell.place.box.x0 - touching &&
            run.x1 < cell.place.box.x1 + touching) {
            return cell.column;
        }
    }
    return -1;
}

/// True if the text in `strip` stands in most columns of the table, each run in one of them and on
/// no shade of its own.
bool is_row(const schema::Table& table, const Box& strip, const extractor::Page& page,
            const RunIndex& index) {
    std::vector<bool> hit(static_cast<std::size_t>(table.columns), false);
    for (const std::uint32_t number : index.within(strip)) {
        const Box& run = index.runs().runs[number].box;
        const int column = column_of(table, run);
        const auto covers = [&](const extractor::Shade& shade) {
            return shade.box.contains(run.center_x(), run.center_y());
        };
        if (column < 0 || std::any_of(page.shades.begin(), page.shades.end(), covers)) {
            return false;
        }
        hit[static_cast<std::size_t>(column)] = true;
    }
    const auto columns = std::count(hit.begin(), hit.end(), true);
    return columns > 1 && columns * 2 > table.columns;
}

}  // namespace

bool is_part_of_stripes(const schema::Table& table, const extractor::Page& page,
                        const RunIndex& index) {
    if (!is_striped(table)) {
        return false;
    }
    const Box& box = table.place.box;
    double pitch = box.height();
    for (const schema::Cell& cell : table.cells) {
        pitch = std::min(pitch, cell.place.box.height());
    }
    return is_row(table, {box.x0, box.y1, box.x1, box.y1 + pitch}, page, index) ||
           is_row(table, {box.x0, box.y0 - pitch, box.x1, box.y0}, page, index);
}

}  // namespace tenken::layout
