#include "extractor/layout/block_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extractor/layout/bands.h"
#include "extractor/layout/blank_cells.h"
#include "extractor/layout/block_rows.h"
#include "extractor/layout/caption.h"
#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text_blocks.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr double widest_gap = 2.2;    // em: between rows of one table
constexpr double other_size = 1.12;   // ratio of sizes that parts heading and table
constexpr double close_above = 0.8;   // em: a name of columns stands over them
constexpr double away_from_edge = 2;  // em
constexpr double wider_by = 0.7;      // em: than most gaps between rows, those between tables
constexpr std::size_t most_bands = 400;
constexpr std::size_t most_columns = 40;
constexpr std::size_t most_runs = 20000;
constexpr double same_edge = 0.5;       // em
constexpr double edge_agreement = 0.6;  // share of a column's texts that begin or end alike
constexpr double least_filled = 0.5;
constexpr double least_full_rows = 0.6;
constexpr double shortest_label = 1.7;  // em
constexpr double longest_label = 10;    // em
constexpr double shortest_prose = 20;   // em
constexpr double longest_cell = 24;     // em: the mean width of text in most columns
constexpr double figure_share = 0.4;
constexpr int heading_rows = 3;
constexpr double off_centre = 0.8;  // em: of a name over its columns

/// Bands [first, last).
struct Region {
    std::size_t first = 0;
    std::size_t last = 0;
};

class Finder {
  public:
    Finder(const extractor::Page& page, const Runs& runs, const std::vector<Line>& rules,
           const std::vector<std::uint32_t>& loose)
        : page_(page), runs_(runs), rules_(rules) {
        std::vector<std::uint32_t> level;
        for (const std::uint32_t n : loose) {
            if (runs.runs[n].direction == Direction::right) {
                level.push_back(n);
            } else if (runs.runs[n].direction == Direction::down) {
                upright_.push_back(n);
            }
        }
        bands_ = make_bands(level, runs);
    }

    std::vector<FoundTable> run() {
        std::vector<FoundTable> out;
        for (std::size_t i = 0; i < bands_.bands.size();) {
            const Region region = grow(i);
            if (region.last - region.first > 1 && make(region, out)) {
                i = region.last;
            } else {
                i = std::max(i + 1, region.last);
            }
        }
        return out;
    }

  private:
    bool is_note(std::size_t band) const {
        const char32_t c = first_character(bands_.segment(bands_.bands[band], 0).text);
        return c == U'（' || c == U'(' || c == U'※' || c == U'＊' || c == U'*';
    }

    bool parts_tables(std::size_t band) const {
        const std::string text = bands_.text(band);
        const Band& line = bands_.bands[band];
        if (is_caption(text) || (line.count <= 2 && has_leaders(text))) {
            return true;
        }
        for (std::size_t n = 0; n + 1 < line.count; ++n) {
            if (has_leaders(bands_.segment(line, n).text) &&
                is_figure(bands_.segment(line, line.count - 1).text)) {
                return true;
            }
        }
        return false;
    }

    Region grow(std::size_t first) const {
        Region region{first, first};
        const std::vector<Band>& bands = bands_.bands;
        if (bands[first].count < 2 || parts_tables(first)) {
            return region;
        }
        const double size = bands[first].size;
        double v1 = bands[first].v1;
        double u0 = bands[first].u0;
        std::vector<double> gaps;
        std::size_t i = first + 1;
        std::size_t last = i;
        for (; i < bands.size() && i < first + most_bands; ++i) {
            const Band& band = bands[i];
            const double gap = band.v0 - v1;
            if (gap > widest_gap * size || parts_tables(i)) {
                break;
            }
            const bool title = band.size > other_size * size || size > other_size * band.size;
            if (title && (band.count < 2 || band.size > size || i == first + 1)) {
                break;
            }
            if (band.count < 2) {
                const bool note = is_note(i) && band.u0 < u0 + away_from_edge * size && gap > 0;
                if (note || stands_alone(i, v1, gaps)) {
                    break;
                }
            }
            if (gap > 0) {
                gaps.push_back(gap);
            }
            v1 = std::max(v1, band.v1);
            u0 = std::min(u0, band.u0);
            last = i + 1;
        }
        region.last = before_wide_gap(first, last, std::move(gaps));
        // The name of a group of columns stands over them, alone on its line.
        for (std::size_t above = first; above-- > 0 && first - above <= 2;) {
            const Band& band = bands[above];
            if (band.count > 1 || band.u0 < u0 + away_from_edge * size || is_note(above) ||
                bands[region.first].v0 - band.v1 > close_above * size ||
                band.size > other_size * size) {
                break;
            }
            region.first = above;
        }
        return region;
    }

    /// The end of the lines from `first` that are no further apart than most are.
    std::size_t before_wide_gap(std::size_t first, std::size_t last,
                                std::vector<double> gaps) const {
        if (gaps.size() < 3) {
            return last;
        }
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        const std::vector<Band>& bands = bands_.bands;
        const double widest = std::max(2.5 * *middle, *middle + wider_by * bands[first].size);
        double v1 = bands[first].v1;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (bands[i].v0 - v1 > widest) {
                return i;
            }
            v1 = std::max(v1, bands[i].v1);
        }
        return last;
    }

    /// A line with more room above and below than rows have.
    bool stands_alone(std::size_t i, double v1, std::vector<double> gaps) const {
        const std::vector<Band>& bands = bands_.bands;
        if (gaps.size() < 2) {
            return false;
        }
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        const double least = *middle + 0.4 * bands[i].size;
        return bands[i].v0 - v1 > least &&
               (i + 1 == bands.size() || bands[i + 1].v0 - bands[i].v1 > least);
    }

    bool make(Region region, std::vector<FoundTable>& out) const {
        const std::vector<TextColumn> columns =
            text_columns(bands_, region.first, region.last, true);
        if (columns.size() < 2 || columns.size() > most_columns) {
            return false;
        }
        const double top = bands_.bands[region.first].v0;
        const double bottom = bands_.bands[region.last - 1].v1;
        const double size = bands_.bands[region.first].size;
        std::vector<std::uint32_t> upright;
        for (const std::uint32_t n : upright_) {
            const Box& box = runs_.runs[n].box;
            if (box.y1 > top - size && box.y0 < bottom + size &&
                box.x0 > columns.front().u0 - 3 * size && box.x1 < columns.back().u1 + size) {
                upright.push_back(n);
            }
        }
        std::vector<TextBlock> blocks =
            text_blocks(bands_, region.first, region.last, columns, upright, runs_, rules_);
        const std::vector<double> edges = set_rows(blocks, static_cast<int>(columns.size()));
        if (edges.size() < 3) {
            return false;
        }
        const bool named = widen_names(blocks, columns);
        if (named) {
            reach_up(blocks, columns.size());
        }
        if (!is_table(blocks, columns, edges.size() - 1, named)) {
            return false;
        }
        out.push_back(table(blocks, columns, edges));
        return true;
    }

    static bool is_free(const std::vector<TextBlock>& blocks, const TextBlock& self, int row,
                        int column) {
        return std::none_of(blocks.begin(), blocks.end(), [&](const TextBlock& other) {
            return &other != &self && other.first_row <= row && row <= other.last_row &&
                   other.first_column <= column && column <= other.last_column;
        });
    }

    /// Names in the heading over the middle of columns that have their own names below. True if
    /// there are such.
    static bool widen_names(std::vector<TextBlock>& blocks,
                            const std::vector<TextColumn>& columns) {
        const int count = static_cast<int>(columns.size());
        bool named = false;
        for (TextBlock& block : blocks) {
            if (block.first_row < 0 || block.last_row >= heading_rows) {
                continue;
            }
            const auto open = [&](int column) {
                return is_free(blocks, block, block.first_row, column) &&
                       !is_free(blocks, block, block.last_row + 1, column);
            };
            int low = block.first_column;
            int high = block.last_column;
            while (low > 0 && open(low - 1)) {
                --low;
            }
            while (high + 1 < count && open(high + 1)) {
                ++high;
            }
            ColumnRange best{block.first_column, block.last_column};
            for (int a = low; a <= block.first_column; ++a) {
                for (int b = block.last_column; b <= high; ++b) {
                    const double middle = (columns[static_cast<std::size_t>(a)].u0 +
                                           columns[static_cast<std::size_t>(b)].u1) /
                                          2;
                    if (std::abs(middle - block.box.center_x()) < off_centre * block.size &&
                        b - a > best.last - best.first) {
                        best = {a, b};
                    }
                }
            }
            named = named || (best.last > best.first && block.lines == 1);
            block.first_column = best.first;
            block.last_column = best.last;
        }
        return named;
    }

    /// A name with nothing above it begins at the top.
    static void reach_up(std::vector<TextBlock>& blocks, std::size_t columns) {
        for (int c = 0; c < static_cast<int>(columns); ++c) {
            TextBlock* first = nullptr;
            for (TextBlock& block : blocks) {
                if (block.first_column <= c && c <= block.last_column &&
                    (first == nullptr || block.first_row < first->first_row)) {
                    first = &block;
                }
            }
            if (first != nullptr && first->is_single() && first->first_row > 0 &&
                first->first_row < heading_rows) {
                first->first_row = 0;
            }
        }
    }

    /// The share of texts that begin, end or have their middle where another one does.
    static double agreement(const std::vector<const TextBlock*>& column) {
        std::size_t alike = 0;
        for (const TextBlock* a : column) {
            alike += std::any_of(column.begin(), column.end(), [&](const TextBlock* b) {
                return a != b &&
                       std::min({std::abs(a->box.x0 - b->box.x0), std::abs(a->box.x1 - b->box.x1),
                                 std::abs(a->box.center_x() - b->box.center_x())}) <
                           same_edge * a->size;
            });
        }
        return column.empty() ? 1 : static_cast<double>(alike) / static_cast<double>(column.size());
    }

    std::string text_of(const TextBlock& block, const std::vector<TextColumn>& columns) const {
        std::vector<const Run*> in_cell;
        for (const std::uint32_t n : block.runs) {
            in_cell.push_back(&runs_.runs[n]);
        }
        Box room = block.box;
        room.x0 = std::min(room.x0, columns[static_cast<std::size_t>(block.first_column)].u0);
        room.x1 = std::max(room.x1, columns[static_cast<std::size_t>(block.last_column)].u1);
        return cell_text(in_cell, room, runs_).text;
    }

    bool is_table(const std::vector<TextBlock>& blocks, const std::vector<TextColumn>& columns,
                  std::size_t rows, bool named) const {
        std::vector<int> filled(rows, 0);
        std::vector<int> taken(rows * columns.size(), 0);
        std::vector<std::vector<const TextBlock*>> in(columns.size());
        bool several_lines = false;
        std::size_t figures = 0;
        std::size_t body = 0;
        for (const TextBlock& block : blocks) {
            several_lines =
                several_lines ||
                (block.first_row > 0 && (block.lines > 1 || block.last_row > block.first_row));
            for (int r = block.first_row; r <= block.last_row; ++r) {
                ++filled[static_cast<std::size_t>(r)];
                for (int c = block.first_column; c <= block.last_column; ++c) {
                    if (++taken[static_cast<std::size_t>(r) * columns.size() +
                                static_cast<std::size_t>(c)] > 1) {
                        return false;  // two texts for one cell
                    }
                }
            }
            if (block.is_single()) {
                in[static_cast<std::size_t>(block.first_column)].push_back(&block);
            }
            if (block.first_column > 0 && block.first_row > 0) {
                ++body;
                figures += is_figure(text_of(block, columns)) ? 1 : 0;
            }
        }
        if (!several_lines && !named &&
            static_cast<double>(figures) >= figure_share * static_cast<double>(body)) {
            return false;
        }
        const auto share = [](std::size_t a, std::size_t b) {
            return static_cast<double>(a) / static_cast<double>(b);
        };
        const auto full = static_cast<std::size_t>(
            std::count_if(filled.begin(), filled.end(), [](int n) { return n > 1; }));
        const auto cells = static_cast<std::size_t>(std::count(taken.begin(), taken.end(), 1));
        if (share(full, rows) < least_full_rows || share(cells, taken.size()) < least_filled) {
            return false;
        }
        std::size_t alone = 0;  // columns of one text: in the first lines of a form
        std::size_t aligned = 0;
        std::size_t wide = 0;
        for (const std::vector<const TextBlock*>& column : in) {
            double width = 0;
            for (const TextBlock* block : column) {
                width += block->box.width() / block->size;
            }
            alone += column.size() < 2 ? 1 : 0;
            aligned += column.size() > 1 && agreement(column) >= edge_agreement ? 1 : 0;
            wide += width > longest_cell * static_cast<double>(column.size()) ? 1 : 0;
        }
        if (aligned < 2 || alone > aligned || (aligned + alone) * 4 < columns.size() * 3 ||
            (rows < 3 && alone > 0)) {
            return false;
        }
        if (is_numbered_list(in) || has_prose(blocks, rows)) {
            return false;
        }
        if (columns.size() == 2) {
            return rows >= 4 && are_labels(in.front()) && in.front().size() * 4 >= rows * 3 &&
                   in.back().size() * 4 >= rows * 3;
        }
        return rows >= 3 ? wide * 2 <= columns.size() : columns.size() >= 4 && wide <= 1;
    }

    std::string first_text(const TextBlock& block) const {
        std::string text;
        runs_.append_text(runs_.runs[block.runs.front()], text);
        return text;
    }

    /// Short names that differ, no numbers or marks of a list.
    bool are_labels(const std::vector<const TextBlock*>& column) const {
        std::size_t others = 0;
        std::set<std::string> seen;
        for (const TextBlock* block : column) {
            const std::string text = first_text(*block);
            others += is_figure(text) || begins_entry(text) || !seen.insert(text).second ||
                              block->box.width() < shortest_label * block->size ||
                              block->box.width() > longest_label * block->size
                          ? 1
                          : 0;
        }
        return others * 4 <= column.size();
    }

    /// A list in two columns: numbers and names, again and again, without names of columns.
    bool is_numbered_list(const std::vector<std::vector<const TextBlock*>>& in) const {
        for (std::size_t c = 0; c < in.size(); ++c) {
            const auto figures = static_cast<std::size_t>(std::count_if(
                in[c].begin(), in[c].end(),
                [&](const TextBlock* block) { return is_figure(first_text(*block)); }));
            if (c % 2 == 0 ? figures * 4 < in[c].size() * 3 : figures * 4 > in[c].size()) {
                return false;
            }
        }
        return in.size() % 2 == 0;
    }

    /// Lines over several columns, as long as those of running text, with nothing but a mark before
    /// them.
    bool has_prose(const std::vector<TextBlock>& blocks, std::size_t rows) const {
        std::size_t prose = 0;
        for (const TextBlock& block : blocks) {
            if (block.is_single() || block.box.width() < shortest_prose * block.size) {
                continue;
            }
            prose += std::none_of(blocks.begin(), blocks.end(), [&](const TextBlock& label) {
                return label.last_column < block.first_column &&
                       label.first_row <= block.last_row && label.last_row >= block.first_row &&
                       label.box.width() >= shortest_label * label.size;
            });
        }
        return prose * 4 >= rows;
    }

    FoundTable table(const std::vector<TextBlock>& blocks, const std::vector<TextColumn>& columns,
                     const std::vector<double>& ys) const {
        FoundTable found;
        Table& table = found.table;
        table.rows = static_cast<int>(ys.size()) - 1;
        table.columns = static_cast<int>(columns.size());
        table.evidence = schema::Evidence::aligned;
        table.place.page = page_.number;
        const std::vector<double> xs = column_edges(columns);
        for (const TextBlock& block : blocks) {
            Cell cell;
            cell.row = block.first_row;
            cell.row_span = block.last_row - block.first_row + 1;
            cell.column = block.first_column;
            cell.column_span = block.last_column - block.first_column + 1;
            cell.text = text_of(block, columns);
            cell.place.page = page_.number;
            cell.place.box = {xs[static_cast<std::size_t>(block.first_column)],
                              ys[static_cast<std::size_t>(block.first_row)],
                              xs[static_cast<std::size_t>(block.last_column) + 1],
                              ys[static_cast<std::size_t>(block.last_row) + 1]};
            table.cells.push_back(std::move(cell));
            found.runs.insert(found.runs.end(), block.runs.begin(), block.runs.end());
        }
        fill_blank_cells(table, xs, ys);
        return found;
    }

    const extractor::Page& page_;
    const Runs& runs_;
    const std::vector<Line>& rules_;
    Bands bands_;
    std::vector<std::uint32_t> upright_;
};

/// Most letters are Japanese.
bool is_japanese(const Runs& runs, const std::vector<std::uint32_t>& loose) {
    std::size_t wide = 0;
    std::size_t all = 0;
    for (const std::uint32_t n : loose) {
        const Run& run = runs.runs[n];
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            ++all;
            wide += is_wide(first_character(runs.glyphs[i]->text)) ? 1 : 0;
        }
    }
    return wide * 2 > all;
}

}  // namespace

std::vector<FoundTable> find_block_tables(const extractor::Page& page, const Runs& runs,
                                          const std::vector<std::uint32_t>& loose,
                                          const std::vector<Line>& rules) {
    if (loose.size() < 4 || loose.size() > most_runs || !is_japanese(runs, loose)) {
        return {};
    }
    return Finder(page, runs, rules, loose).run();
}

}  // namespace tenken::layout
