#include "extractor/layout/block_acceptance.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"

namespace tenken::layout {
namespace {

constexpr double same_edge = 0.5;       // em
constexpr double edge_agreement = 0.6;  // share of a column's texts that begin or end alike
constexpr double least_filled = 0.5;
constexpr double least_full_rows = 0.6;
constexpr double shortest_label = 1.7;  // em
constexpr double longest_label = 10;    // em
constexpr double shortest_prose = 20;   // em
constexpr double longest_cell = 24;     // em: the mean width of text in most columns
constexpr double figure_share = 0.4;

/// The share of texts that begin, end or have their middle where another one does.
double agreement(const std::vector<const TextBlock*>& column) {
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

std::string first_text(const TextBlock& block, const Runs& runs) {
    std::string text;
    runs.append_text(runs.runs[block.runs.front()], text);
    return text;
}

/// Short names that differ, no numbers or marks of a list.
bool are_labels(const std::vector<const TextBlock*>& column, const Runs& runs) {
    std::size_t others = 0;
    std::set<std::string> seen;
    for (const TextBlock* block : column) {
        const std::string text = first_text(*block, runs);
        others += is_figure(text) || begins_entry(text) || !seen.insert(text).second ||
                          block->box.width() < shortest_label * block->size ||
                          block->box.width() > longest_label * block->size
                      ? 1
                      : 0;
    }
    return others * 4 <= column.size();
}

/// A list in two columns: numbers and names, again and again, without names of columns.
bool is_numbered_list(const std::vector<std::vector<const TextBlock*>>& in, const Runs& runs) {
    for (std::size_t c = 0; c < in.size(); ++c) {
        const auto figures = static_cast<std::size_t>(std::count_if(
            in[c].begin(), in[c].end(),
            [&](const TextBlock* block) { return is_figure(first_text(*block, runs)); }));
        if (c % 2 == 0 ? figures * 4 < in[c].size() * 3 : figures * 4 > in[c].size()) {
            return false;
        }
    }
    return in.size() % 2 == 0;
}

/// Lines over several columns, as long as those of running text, with nothing but a mark before
/// them.
bool has_prose(const std::vector<TextBlock>& blocks, std::size_t rows) {
    std::size_t prose = 0;
    for (const TextBlock& block : blocks) {
        if (block.is_single() || block.box.width() < shortest_prose * block.size) {
            continue;
        }
        prose += std::none_of(blocks.begin(), blocks.end(), [&](const TextBlock& label) {
            return label.last_column < block.first_column && label.first_row <= block.last_row &&
                   label.last_row >= block.first_row &&
                   label.box.width() >= shortest_label * label.size;
        });
    }
    return prose * 4 >= rows;
}

}  // namespace

bool is_table(const std::vector<TextBlock>& blocks, const std::vector<TextColumn>& columns,
              std::size_t rows, bool named, const Runs& runs) {
    std::vector<int> filled(rows, 0);
    std::vector<int> taken(rows * columns.size(), 0);
    std::vector<std::vector<const TextBlock*>> in(columns.size());
    bool several_lines = false;
    std::size_t figures = 0;
    std::size_t body = 0;
    for (const TextBlock& block : blocks) {
        several_lines = several_lines || (block.first_row > 0 &&
                                          (block.lines > 1 || block.last_row > block.first_row));
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
            figures += is_figure(block_text(block, columns, runs)) ? 1 : 0;
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
    if (is_numbered_list(in, runs) || has_prose(blocks, rows)) {
        return false;
    }
    if (columns.size() == 2) {
        return rows >= 4 && are_labels(in.front(), runs) && in.front().size() * 4 >= rows * 3 &&
               in.back().size() * 4 >= rows * 3;
    }
    return rows >= 3 ? wide * 2 <= columns.size() : columns.size() >= 4 && wide <= 1;
}

}  // namespace tenken::layout
