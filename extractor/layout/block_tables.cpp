#include "extractor/layout/block_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "extractor/layout/bands.h"
#include "extractor/layout/blank_cells.h"
#include "extractor/layout/block_acceptance.h"
#include "extractor/layout/block_region.h"
#include "extractor/layout/block_rows.h"
#include "extractor/layout/characters.h"
#include "extractor/layout/text_blocks.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr std::size_t most_columns = 40;
constexpr std::size_t most_runs = 20000;
constexpr int heading_rows = 3;
constexpr double least_overlap = 0.2;  // em
constexpr double widest_gap = 2.2;     // em
constexpr double off_centre = 0.8;     // em: of a name over its columns

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
            const BandRange region = rows_from(bands_, i);
            if (region.last - region.first > 1 && make(region, out)) {
                i = region.last;
            } else {
                i = std::max(i + 1, region.last);
            }
        }
        return out;
    }

  private:
    bool make(const BandRange& region, std::vector<FoundTable>& out) const {
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
        if (!is_table(blocks, columns, edges.size() - 1, named || is_no_line_table(region),
                      runs_)) {
            return false;
        }
        out.push_back(table(blocks, columns, edges));
        return true;
    }

    /// Lines that overlap in height, since the texts of a row stand in the middle of it, or rows
    /// far apart: not for find_aligned_tables.
    bool is_no_line_table(const BandRange& region) const {
        for (std::size_t i = region.first + 1; i < region.last; ++i) {
            const Band& band = bands_.bands[i];
            const double gap = band.v0 - bands_.bands[i - 1].v1;
            if (gap < -least_overlap * band.size || gap > widest_gap * band.size) {
                return true;
            }
        }
        return false;
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
            const auto named_above = [&](int column) {
                return std::any_of(blocks.begin(), blocks.end(), [&](const TextBlock& other) {
                    return other.last_row < block.first_row && other.first_column <= column &&
                           column <= other.last_column &&
                           (other.last_column < block.first_column ||
                            other.first_column > block.last_column);
                });
            };
            const auto open = [&](int column) {
                return !named_above(column) && is_free(blocks, block, block.first_row, column) &&
                       !is_free(blocks, block, block.last_row + 1, column);
            };
            int low = block.first_column;
            int high = block.last_column;
            if (low == high && is_free(blocks, block, block.last_row + 1, low)) {
                continue;  // the first line of its own column's name
            }
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
            cell.text = block_text(block, columns, runs_);
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
