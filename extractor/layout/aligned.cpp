#include "extractor/layout/aligned.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "extractor/layout/bands.h"
#include "extractor/layout/blank_cells.h"
#include "extractor/layout/characters.h"
#include "extractor/layout/column_groups.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/shading.h"
#include "extractor/layout/tabular_region.h"
#include "extractor/layout/text_rows.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr double figure_share = 0.4;  // of the cells below heading and beside labels
constexpr std::size_t least_figures = 3;
constexpr std::size_t spaced_letters = 6;  // bytes a cell: words spaced out over the page have less
constexpr double least_taken = 0.5;        // share of positions with text
constexpr double longest_cell = 22;        // em: the mean width of text in a column of a table
constexpr std::size_t least_rows = 3;      // without rules
constexpr double edge_agreement = 0.75;    // share of a column's texts that begin or end alike
constexpr double same_edge = 0.5;          // em

/// What the texts of one column have in common.
struct ColumnCensus {
    std::size_t texts = 0;
    std::size_t marks = 0;  ///< bullets, list numbers
    double width = 0;       ///< sum, in em
    std::vector<double> begins;
    std::vector<double> ends;
    std::vector<double> middles;
    std::vector<long> values;  ///< of plain numbers, in thousandths

    void add(const TextLine& text) {
        ++texts;
        if (const std::optional<long> value = thousandths(text.text)) {
            values.push_back(*value);
        }
        marks += text.text.size() <= 6 && begins_entry(text.text) ? 1 : 0;
        width += has_leaders(text.text) ? 0 : (text.u1 - text.u0) / text.size;
        begins.push_back(text.u0 / text.size);
        ends.push_back(text.u1 / text.size);
        middles.push_back((text.u0 + text.u1) / 2 / text.size);
    }

    static double agreement(std::vector<double> edges) {
        std::sort(edges.begin(), edges.end());
        std::size_t best = 0;
        std::size_t low = 0;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            while (edges[i] - edges[low] > same_edge) {
                ++low;
            }
            best = std::max(best, i - low + 1);
        }
        return edges.empty() ? 0 : static_cast<double>(best) / static_cast<double>(edges.size());
    }

    bool is_aligned() const {
        return std::max({agreement(begins), agreement(ends), agreement(middles)}) >= edge_agreement;
    }
    /// The scale of a chart: equal steps downwards for most of the column.
    bool is_scale() const {
        std::size_t longest = 0;
        std::size_t steps = 0;
        for (std::size_t i = 1; i < values.size(); ++i) {
            const long step = values[i - 1] - values[i];
            const bool same = i > 1 && step == values[i - 2] - values[i - 1];
            steps = step <= 0 ? 0 : same ? steps + 1 : 1;
            longest = std::max(longest, steps);
        }
        return longest >= 3 && (longest + 1) * 2 >= texts;
    }
};

/// Of the rows from `first`.
std::vector<ColumnCensus> census(const TextRows& rows, std::size_t columns, int first = 0) {
    std::vector<ColumnCensus> out(columns);
    for (const TextCell& cell : rows.cells) {
        if (cell.first_column == cell.last_column && cell.row >= first) {
            for (const TextLine* text : cell.lines) {
                out[static_cast<std::size_t>(cell.first_column)].add(*text);
            }
        }
    }
    return out;
}

/// A table of contents that has lost its leaders: titles, and page numbers that do not decrease.
bool is_contents(const TextRows& rows, const std::vector<ColumnCensus>& all) {
    if (all.size() != 2 || rows.count < 5) {
        return false;
    }
    const ColumnCensus& pages = all.back();
    return pages.values.size() == pages.texts && pages.texts * 3 >= all.front().texts * 2 &&
           std::is_sorted(pages.values.begin(), pages.values.end()) && pages.values.front() > 0;
}

/// Columns of text are not yet a table: prose in columns, lists and addresses stand in columns too.
bool is_table(const TextRows& rows, const std::vector<TextColumn>& columns, bool ruled) {
    if (columns.size() < 2 || rows.count < 2 || columns.size() + rows.count < 5) {
        return false;
    }
    std::vector<int> filled(static_cast<std::size_t>(rows.count), 0);
    std::size_t body = 0;     // cells right of the labels, headings left out
    std::size_t figures = 0;  // of them
    std::size_t taken = 0;    // positions
    std::size_t letters = 0;  // bytes of text
    for (const TextCell& cell : rows.cells) {
        ++filled[static_cast<std::size_t>(cell.row)];
        taken +=
            static_cast<std::size_t>((cell.last_column - cell.first_column + 1) * cell.row_span);
        letters += cell.lines.front()->text.size();
        if (cell.first_column > 0) {
            const bool figure = is_figure(cell.lines.front()->text);
            body += cell.row > 0 || figure ? 1 : 0;
            figures += figure ? 1 : 0;
        }
    }
    const auto full = static_cast<std::size_t>(
        std::count_if(filled.begin(), filled.end(), [](int n) { return n > 1; }));
    if (full < 2 || full * 2 < filled.size() || (!ruled && full < least_rows) ||
        static_cast<double>(taken) <
            least_taken * static_cast<double>(columns.size() * filled.size())) {
        return false;
    }
    const std::vector<ColumnCensus> all = census(rows, columns.size());
    std::size_t aligned = 0;
    for (const ColumnCensus& column : all) {
        const bool wide = column.width > longest_cell * static_cast<double>(column.texts) && !ruled;
        if (column.is_scale() || wide) {
            return false;
        }
        aligned += column.texts > 0 && column.is_aligned() ? 1 : 0;
    }
    if (is_contents(rows, all) ||
        (all.front().marks * 3 > all.front().texts * 2 && columns.size() == 2)) {
        return false;
    }
    if (static_cast<double>(figures) >= figure_share * static_cast<double>(body) &&
        figures >= (ruled ? 2 : least_figures)) {
        // Names of columns, on several lines, need not stand as the figures do.
        const std::vector<ColumnCensus> figures_only = census(rows, columns.size(), rows.heading);
        const auto in_body = static_cast<std::size_t>(std::count_if(
            figures_only.begin(), figures_only.end(),
            [](const ColumnCensus& column) { return column.texts > 1 && column.is_aligned(); }));
        return std::max(aligned, in_body) * 2 >= columns.size();
    }
    const bool spaced_out = letters < spaced_letters * rows.cells.size();
    return !spaced_out && aligned == columns.size() && full >= least_rows &&
           (ruled || columns.size() > 2);
}

std::string text_of(const TextCell& cell) {
    std::string out;
    for (const TextLine* line : cell.lines) {
        if (!out.empty()) {
            const char32_t left = last_character(out);
            const char32_t right = first_character(line->text);
            out += is_wide(left) && is_wide(right) ? "" : " ";
        }
        out += line->text;
    }
    return out;
}

class Maker {
  public:
    Maker(const extractor::Page& page, const Runs& runs, const Bands& bands)
        : page_(page), runs_(runs), bands_(bands) {}

    FoundTable make(const TabularRegion& region, const std::vector<TextColumn>& columns,
                    const TextRows& rows) const {
        FoundTable found;
        Table& table = found.table;
        table.rows = rows.count;
        table.columns = static_cast<int>(columns.size());
        table.evidence =
            region.rules.size() > 1 ? schema::Evidence::half_ruled : schema::Evidence::aligned;
        table.place.page = page_.number;
        const std::vector<double> xs = column_edges(columns);
        for (const TextCell& text : rows.cells) {
            Cell cell;
            cell.row = text.row;
            cell.row_span = text.row_span;
            cell.column = text.first_column;
            cell.column_span = text.last_column - text.first_column + 1;
            cell.text = text_of(text);
            cell.place.page = page_.number;
            cell.place.box = {xs[static_cast<std::size_t>(text.first_column)],
                              rows.edges[static_cast<std::size_t>(text.row)],
                              xs[static_cast<std::size_t>(text.last_column) + 1],
                              rows.edges[static_cast<std::size_t>(text.row + text.row_span)]};
            table.cells.push_back(std::move(cell));
        }
        fill_blank_cells(table, xs, rows.edges);
        for (std::size_t i = region.first; i < region.last; ++i) {
            const Band& band = bands_.bands[i];
            for (std::size_t s = 0; s < band.count; ++s) {
                const TextLine& segment = bands_.segment(band, s);
                for (std::uint32_t p = segment.first; p < segment.first + segment.count; ++p) {
                    found.runs.push_back(
                        static_cast<std::uint32_t>(bands_.pieces[p].run - runs_.runs.data()));
                }
            }
        }
        return found;
    }

  private:
    const extractor::Page& page_;
    const Runs& runs_;
    const Bands& bands_;
};

}  // namespace

std::vector<FoundTable> find_aligned_tables(const extractor::Page& page, const Runs& runs,
                                            const std::vector<std::uint32_t>& loose,
                                            const std::vector<Line>& rules) {
    std::vector<FoundTable> out;
    const auto search = [&](const Bands& bands) {
        const Maker maker(page, runs, bands);
        for (const TabularRegion& region : tabular_regions(bands, rules)) {
            const std::vector<TextColumn> columns = text_columns(bands, region.first, region.last);
            if (columns.size() < 2) {
                continue;
            }
            const TextRows rows = text_rows(bands, region, columns);
            if (is_table(rows, columns, region.rules.size() > 1)) {
                out.push_back(maker.make(region, columns, rows));
            }
        }
    };
    const Bands bands = make_bands(loose, runs);
    const std::vector<std::vector<std::uint32_t>> groups = column_groups(bands, runs, rules);
    if (groups.size() < 2) {
        search(bands);
        return out;
    }
    for (const std::vector<std::uint32_t>& group : groups) {
        search(make_bands(group, runs));
    }
    return out;
}

}  // namespace tenken::layout
