#include "extractor/layout/block_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace tenken::layout {
namespace {

constexpr double inset = 0.25;       // em: blocks of rows that follow each other may touch
constexpr double off_centre = 0.45;  // em: a text in the middle of its rows
constexpr std::size_t most_rows = 400;

/// What stands at one height.
struct Row {
    double v0 = 0;
    double v1 = 0;
    std::vector<TextBlock*> blocks;

    void add(TextBlock& block) {
        v0 = blocks.empty() ? block.box.y0 : std::min(v0, block.box.y0);
        v1 = blocks.empty() ? block.box.y1 : std::max(v1, block.box.y1);
        blocks.push_back(&block);
    }
};

bool share_column(const TextBlock& a, const TextBlock& b) {
    return a.first_column <= b.last_column && b.first_column <= a.last_column;
}

class Maker {
  public:
    Maker(std::vector<TextBlock>& blocks, int columns) : blocks_(blocks), columns_(columns) {}

    std::vector<double> run() {
        stab();
        if (rows_.empty() || rows_.size() > most_rows) {
            return {};
        }
        merge();
        number();
        spread();
        for (int c = 0; c < columns_; ++c) {
            centre(c);
        }
        std::vector<double> edges{rows_.front().v0};
        for (std::size_t r = 1; r < rows_.size(); ++r) {
            edges.push_back(std::max(edges.back(), (rows_[r - 1].v1 + rows_[r].v0) / 2));
        }
        edges.push_back(std::max(edges.back(), rows_.back().v1));
        return edges;
    }

  private:
    /// The lower edge of the block that ends first is in one row with all that it stands beside.
    void stab() {
        std::vector<TextBlock*> open;
        for (TextBlock& block : blocks_) {
            open.push_back(&block);
        }
        std::sort(open.begin(), open.end(), [](const TextBlock* a, const TextBlock* b) {
            return a->box.y1 != b->box.y1 ? a->box.y1 < b->box.y1 : a->box.x0 < b->box.x0;
        });
        std::vector<bool> done(open.size(), false);
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (done[i]) {
                continue;
            }
            const double at = open[i]->box.y1 - inset * open[i]->size;
            Row row;
            for (std::size_t k = i; k < open.size(); ++k) {
                if (!done[k] && (k == i || open[k]->box.y0 + inset * open[k]->size <= at)) {
                    row.add(*open[k]);
                    done[k] = true;
                }
            }
            rows_.push_back(std::move(row));
        }
    }

    /// Rows that overlap and have nothing in a common column are one: its texts have different
    /// numbers of lines.
    void merge() {
        for (std::size_t r = 0; r + 1 < rows_.size();) {
            Row& row = rows_[r];
            const Row& next = rows_[r + 1];
            const bool apart =
                std::none_of(row.blocks.begin(), row.blocks.end(), [&](const TextBlock* a) {
                    return std::any_of(next.blocks.begin(), next.blocks.end(),
                                       [&](const TextBlock* b) { return share_column(*a, *b); });
                });
            if (apart && row.v1 > next.v0 + inset) {
                for (TextBlock* block : next.blocks) {
                    row.add(*block);
                }
                rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(r) + 1);
            } else {
                ++r;
            }
        }
    }

    void number() {
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            for (TextBlock* block : rows_[r].blocks) {
                block->first_row = block->last_row = static_cast<int>(r);
            }
        }
        // The heights of rows without the blocks that reach over several.
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            Row& row = rows_[r];
            const double end = r + 1 < rows_.size() ? rows_[r + 1].v0 : 1e9;
            double v1 = row.v0;
            for (const TextBlock* block : row.blocks) {
                v1 = block->box.y1 <= end || v1 == row.v0 ? std::max(v1, block->box.y1) : v1;
            }
            row.v1 = std::min(v1, std::max(end, row.v0));
        }
    }

    bool is_free(const TextBlock& block, int row) const {
        const std::vector<TextBlock*>& there = rows_[static_cast<std::size_t>(row)].blocks;
        return std::none_of(there.begin(), there.end(), [&](const TextBlock* other) {
            return other != &block && share_column(*other, block);
        });
    }

    /// A block beside the next row too spans it.
    void spread() {
        const int last = static_cast<int>(rows_.size()) - 1;
        for (TextBlock& block : blocks_) {
            while (block.last_row < last && is_free(block, block.last_row + 1) &&
                   block.box.y1 - inset * block.size >
                       rows_[static_cast<std::size_t>(block.last_row) + 1].v0) {
                ++block.last_row;
            }
        }
    }

    /// Blocks of a column each in the middle of its rows, if that comes out for all rows.
    void centre(int column) {
        std::vector<TextBlock*> here;
        for (TextBlock& block : blocks_) {
            if (block.first_column <= column && column <= block.last_column) {
                here.push_back(&block);
            }
        }
        if (here.size() < 2 || here.size() >= rows_.size()) {
            return;
        }
        std::sort(here.begin(), here.end(),
                  [](const TextBlock* a, const TextBlock* b) { return a->middle() < b->middle(); });
        std::vector<std::pair<int, int>> found;
        int next = 0;
        const int rows = static_cast<int>(rows_.size());
        for (const TextBlock* block : here) {
            int best = -1;
            double least = off_centre * block->size;
            for (int end = next; end < rows; ++end) {
                const double middle = (rows_[static_cast<std::size_t>(next)].v0 +
                                       rows_[static_cast<std::size_t>(end)].v1) /
                                      2;
                const double off = std::abs(middle - block->middle());
                if (off < least) {
                    least = off;
                    best = end;
                }
            }
            if (best < 0 || (!block->is_single() && best > next)) {
                return;
            }
            found.emplace_back(next, best);
            next = best + 1;
        }
        const auto several = std::count_if(
            found.begin() + 1, found.end(),
            [](const std::pair<int, int>& rows_of) { return rows_of.second > rows_of.first; });
        if (next != rows || several < 2 || several * 2 < static_cast<long>(found.size()) - 1) {
            return;
        }
        for (std::size_t i = 0; i < here.size(); ++i) {
            here[i]->first_row = found[i].first;
            here[i]->last_row = found[i].second;
        }
    }

    std::vector<TextBlock>& blocks_;
    const int columns_;
    std::vector<Row> rows_;
};

}  // namespace

std::vector<double> set_rows(std::vector<TextBlock>& blocks, int columns) {
    return Maker(blocks, columns).run();
}

}  // namespace tenken::layout
