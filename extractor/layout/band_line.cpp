#include "extractor/layout/band_line.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "extractor/layout/figures.h"

namespace tenken::layout {
namespace {

void add_segment(BandLine& line, const TextLine& segment, const std::vector<TextColumn>& columns) {
    const ColumnRange range = columns_under(columns, segment.u0, segment.u1);
    TextCell cell;
    cell.first_column = range.first;
    cell.last_column = range.last;
    cell.lines.push_back(&segment);
    put(line.cells, std::move(cell));
}

/// 1900 to 2099 in four digits: years name columns.
bool is_year(const std::string& text) {
    return text.size() == 4 && (text.compare(0, 2, "19") == 0 || text.compare(0, 2, "20") == 0) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const TextCell* BandLine::in(int column) const {
    for (const TextCell& cell : cells) {
        if (cell.first_column <= column && column <= cell.last_column) {
            return &cell;
        }
    }
    return nullptr;
}

bool BandLine::has_figures() const {
    return std::any_of(cells.begin(), cells.end(), [](const TextCell& cell) {
        return cell.first_column > 0 && is_figure(cell.lines.front()->text);
    });
}

bool BandLine::is_data() const {
    std::size_t figures = 0;
    std::size_t others = 0;
    std::size_t years = 0;
    for (const TextCell& cell : cells) {
        if (cell.first_column > 0) {
            const std::string& text = cell.lines.front()->text;
            ++(is_figure(text) ? figures : others);
            years += is_year(text) ? 1 : 0;
        }
    }
    return figures > years && figures >= others;
}

std::vector<BandLine> band_lines(const Bands& bands, const TabularRegion& region,
                                 const std::vector<TextColumn>& columns) {
    std::vector<BandLine> out;
    for (std::size_t i = region.first; i < region.last; ++i) {
        const Band& band = bands.bands[i];
        BandLine line;
        line.v0 = band.v0;
        line.v1 = band.v1;
        line.size = band.size;
        for (std::size_t s = 0; s < band.count; ++s) {
            add_segment(line, bands.segment(band, s), columns);
        }
        line.ruled_above = std::any_of(region.rules.begin(), region.rules.end(), [&](double rule) {
            return rule < line.middle() && (out.empty() || rule > out.back().middle());
        });
        out.push_back(std::move(line));
    }
    return out;
}

void put(std::vector<TextCell>& row, TextCell cell) {
    for (auto there = row.begin(); there != row.end();) {
        if (!there->shares_column(cell)) {
            ++there;
            continue;
        }
        there->first_column = std::min(there->first_column, cell.first_column);
        there->last_column = std::max(there->last_column, cell.last_column);
        there->lines.insert(there->lines.end(), cell.lines.begin(), cell.lines.end());
        cell = std::move(*there);  // it may share a column with a further one now
        row.erase(there);
        there = row.begin();
    }
    const auto place = std::find_if(row.begin(), row.end(), [&](const TextCell& other) {
        return other.first_column > cell.first_column;
    });
    row.insert(place, std::move(cell));
}

}  // namespace tenken::layout
