#include "extractor/layout/band_line.h"

#include <algorithm>
#include <cstddef>
#include <string>
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

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 1900 to 2099 in four digits, also 2006/07 and 2006-2007: years name columns.
bool is_year(const std::string& text) {
    constexpr std::size_t year = 4;
    if (text.size() < year || (text.compare(0, 2, "19") != 0 && text.compare(0, 2, "20") != 0) ||
        !std::all_of(text.begin(), text.begin() + year, is_digit)) {
        return false;
    }
    const std::size_t rest = text.size() - year;
    return rest == 0 ||
           ((rest == 3 || rest == year + 1) && (text[year] == '/' || text[year] == '-') &&
            std::all_of(text.begin() + year + 1, text.end(), is_digit));
}

/// "%", "(95% CI)": with a figure in it or a mark, but no value.
bool is_unit(const std::string& text) {
    return text == "%" || (std::any_of(text.begin(), text.end(), is_digit) &&
                           std::count_if(text.begin(), text.end(), [](char c) {
                               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
                           }) > 1);
}

/// True if another cell of the line says the same: a unit of several columns.
bool is_repeated_unit(const BandLine& line, const TextCell& cell) {
    const std::string& text = cell.lines.front()->text;
    return is_unit(text) &&
           std::any_of(line.cells.begin(), line.cells.end(), [&](const TextCell& other) {
               return &other != &cell && other.lines.front()->text == text;
           });
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
            ++(is_figure(text) && !is_repeated_unit(*this, cell) ? figures : others);
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
