#include "extractor/layout/text_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"

namespace tenken::layout {
namespace {

constexpr double same_place = 0.35;     // em: lines of one text begin or have their middle alike
constexpr double farthest_line = 1.3;   // em: free height between lines of one text, at most
constexpr double farthest_row = 6;      // em
constexpr double jump = 0.15;           // em: rows are further apart than lines by so much
constexpr double clear_jump = 0.3;      // em: so much that the lines need not be full
constexpr double closest = 0.3;         // em: then
constexpr std::size_t least_ruled = 3;  // texts with a rule below: rules part all rows
constexpr double spare = 1.6;           // em: a line that the next goes on from is that full
constexpr double full_share = 0.7;      // of the lines that seem to go on
constexpr double upright_gap = 0.6;     // em: within vertical writing
constexpr double upright_width = 1.5;   // em
constexpr double slack = 0.1;           // em
constexpr double one_letter = 1.3;      // em
constexpr double stacked_gap = 0.4;     // em
constexpr double beside = 0.3;          // em: vertical letters of one text stand so exactly

/// Two lines of one column with nothing between them.
struct Gap {
    double height = 0;  ///< em
    bool full = false;  ///< the upper line has no room for the next word
};

/// A line of one column, or one over several.
struct ColumnLine {
    ColumnRange columns;
    Box box;
    double size = 0;
    std::string text;
    std::vector<std::uint32_t> runs;
};

class Builder {
  public:
    Builder(const Bands& bands, const std::vector<TextColumn>& columns, const Runs& runs,
            const std::vector<Line>& rules)
        : bands_(bands), columns_(columns), runs_(runs), rules_(rules) {}

    std::vector<TextBlock> run(std::size_t first, std::size_t last,
                               const std::vector<std::uint32_t>& upright) {
        collect(first, last);
        const double within = widest_within();
        for (const ColumnLine& line : lines_) {
            add(line, within);
        }
        for (const std::uint32_t run : upright) {
            add_upright(run);
        }
        if (!upright.empty()) {
            join_upright();
        }
        return std::move(blocks_);
    }

  private:
    /// Lines column by column: those of neighbours stand at heights between them.
    void collect(std::size_t first, std::size_t last) {
        std::vector<std::vector<Piece>> pools(columns_.size());
        for (std::size_t b = first; b < last; ++b) {
            for (std::size_t s = 0; s < bands_.bands[b].count; ++s) {
                const TextLine& segment = bands_.segment(bands_.bands[b], s);
                const ColumnRange range = columns_under(columns_, segment.u0, segment.u1);
                const auto begin =
                    bands_.pieces.begin() + static_cast<std::ptrdiff_t>(segment.first);
                const auto end = begin + static_cast<std::ptrdiff_t>(segment.count);
                if (range.first == range.last) {
                    std::vector<Piece>& pool = pools[static_cast<std::size_t>(range.first)];
                    pool.insert(pool.end(), begin, end);
                } else {
                    add_line(segment, range, begin, end);
                }
            }
        }
        for (std::size_t c = 0; c < pools.size(); ++c) {
            const int column = static_cast<int>(c);
            for (const TextLine& line : make_lines(pools[c], runs_)) {
                const auto begin = pools[c].begin() + static_cast<std::ptrdiff_t>(line.first);
                add_line(line, {column, column}, begin,
                         begin + static_cast<std::ptrdiff_t>(line.count));
            }
        }
        std::stable_sort(
            lines_.begin(), lines_.end(), [](const ColumnLine& a, const ColumnLine& b) {
                return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
            });
    }

    template <typename Iterator>
    void add_line(const TextLine& line, const ColumnRange& range, Iterator begin, Iterator end) {
        ColumnLine out;
        out.columns = range;
        out.box = {line.u0, line.v0, line.u1, line.v1};
        out.size = line.size;
        out.text = line.text;
        for (auto piece = begin; piece != end; ++piece) {
            out.runs.push_back(static_cast<std::uint32_t>(piece->run - runs_.runs.data()));
        }
        lines_.push_back(std::move(out));
    }

    static bool stand_alike(const Box& a, const ColumnLine& b) {
        const double em = same_place * b.size;
        return std::abs(a.x0 - b.box.x0) < em || std::abs(a.center_x() - b.box.center_x()) < em;
    }

    /// One letter each, below each other: vertical writing made by hand.
    static bool are_stacked(const Box& a, const ColumnLine& b) {
        return a.width() < one_letter * b.size && b.box.width() < one_letter * b.size &&
               is_wide(first_character(b.text)) && is_word_character(first_character(b.text)) &&
               b.box.y0 - a.y1 < stacked_gap * b.size &&
               std::abs(a.center_x() - b.box.center_x()) < same_place * b.size;
    }

    /// The height of a rule between two texts, less than 0 if there is none.
    double rule_between(const Box& above, const Box& below) const {
        const double middle = above.center_x();
        for (const Line& rule : rules_) {
            if (rule.position > above.y1 - 1 && rule.position < below.y0 + 1 &&
                rule.begin < middle && rule.end > middle) {
                return rule.position;
            }
        }
        return -1;
    }

    bool is_ruled(const Box& above, const Box& below) const {
        return rule_between(above, below) >= 0;
    }

    /// How far lines of one text are apart at most, in em; less than 0 if all texts have one line.
    double widest_within() const {
        std::vector<Gap> gaps;
        std::size_t ruled = 0;
        std::size_t far = 0;
        std::set<double> heights;  // of rules between texts
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            double rule = -1;
            const ColumnLine* lower = below(i, rule, far);
            if (rule >= 0) {
                ++ruled;
                heights.insert(std::round(rule));
            }
            if (lower != nullptr && !are_stacked(lines_[i].box, *lower)) {
                gaps.push_back({(lower->box.y0 - lines_[i].box.y1) / lines_[i].size,
                                is_full(lines_[i], *lower)});
            }
        }
        std::sort(gaps.begin(), gaps.end(),
                  [](const Gap& a, const Gap& b) { return a.height < b.height; });
        if (heights.size() >= least_ruled && ruled > gaps.size()) {
            return farthest_line;
        }
        // The first jump below which the lines are full.
        for (std::size_t i = 1; i < gaps.size(); ++i) {
            if (gaps[i].height - gaps[i - 1].height >= jump) {
                const auto full = static_cast<double>(
                    std::count_if(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(i),
                                  [](const Gap& gap) { return gap.full; }));
                const bool clear = gaps[i].height - gaps[i - 1].height >= clear_jump &&
                                   gaps[i - 1].height < closest;
                return clear || full >= full_share * static_cast<double>(i)
                           ? gaps[i - 1].height + slack
                           : -1;
            }
        }
        // All lines of one text each, with rows far apart.
        const auto full = static_cast<std::size_t>(
            std::count_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.full; }));
        return !gaps.empty() && far * 2 >= gaps.size() &&
                       static_cast<double>(full) >= full_share * static_cast<double>(gaps.size())
                   ? gaps.back().height + slack
                   : -1;
    }

    /// The next line of the same column, if it may be of the same text; `rule`: if it is not since
    /// a rule stands between; `far` counts those too far below for that.
    const ColumnLine* below(std::size_t i, double& rule, std::size_t& far) const {
        const ColumnLine& upper = lines_[i];
        for (std::size_t k = i + 1; k < lines_.size(); ++k) {
            const ColumnLine& lower = lines_[k];
            if (lower.box.y0 - upper.box.y1 > farthest_row * upper.size) {
                return nullptr;
            }
            if (lower.columns.first <= upper.columns.last &&
                upper.columns.first <= lower.columns.last && lower.box.y0 > upper.box.center_y()) {
                rule = rule_between(upper.box, lower.box);
                const bool near = lower.box.y0 - upper.box.y1 <= farthest_line * upper.size;
                far += !near && rule < 0 ? 1 : 0;
                return near && stand_alike(upper.box, lower) && rule < 0 ? &lower : nullptr;
            }
        }
        return nullptr;
    }

    /// True if a line reaches to the end of its column, or nearly, and the next does not begin
    /// anew.
    bool is_full(const ColumnLine& upper, const ColumnLine& lower) const {
        const TextColumn& column = columns_[static_cast<std::size_t>(upper.columns.last)];
        const double end = upper.columns.last > upper.columns.first ? upper.box.x1 : column.u1;
        return upper.box.x1 > end - spare * upper.size && !is_figure(upper.text) &&
               !is_figure(lower.text) && !begins_entry(lower.text);
    }

    void add(const ColumnLine& line, double within) {
        TextBlock* to = nullptr;
        for (TextBlock& block : blocks_) {
            const bool over = block.box.x0 < line.box.x1 && block.box.x1 > line.box.x0;
            if (over && line.box.y0 > block.box.y0 &&
                ((line.box.y0 - block.box.y1 <= within * line.size &&
                  stand_alike(block.box, line) && !is_ruled(block.box, line.box)) ||
                 are_stacked(block.box, line))) {
                to = &block;
            }
        }
        if (to == nullptr) {
            blocks_.emplace_back();
            to = &blocks_.back();
            to->box = line.box;
            to->first_column = line.columns.first;
            to->last_column = line.columns.last;
        }
        to->box = to->box.united(line.box);
        to->size = std::max(to->size, line.size);
        to->first_column = std::min(to->first_column, line.columns.first);
        to->last_column = std::max(to->last_column, line.columns.last);
        ++to->lines;
        to->runs.insert(to->runs.end(), line.runs.begin(), line.runs.end());
    }
    void add_upright(std::uint32_t number) {
        const Run& run = runs_.runs[number];
        TextBlock block;
        const ColumnRange range = columns_under(columns_, run.box.x0, run.box.x1);
        block.first_column = range.first;
        block.last_column = range.first;
        block.box = run.box;
        block.size = run.size;
        block.lines = 1;
        block.runs.push_back(number);
        blocks_.push_back(std::move(block));
    }

    bool is_upright(const TextBlock& block) const {
        return runs_.runs[block.runs.front()].direction == Direction::down;
    }

    /// Vertical writing below more of it is one text, also with figures between that lie level.
    void join_upright() {
        for (std::size_t a = 0; a < blocks_.size(); ++a) {
            for (std::size_t b = 0; b < blocks_.size();) {
                TextBlock& upper = blocks_[a];
                const TextBlock& lower = blocks_[b];
                const double gap = lower.box.y0 - upper.box.y1;
                if (a == b || (!is_upright(upper) && !is_upright(lower)) ||
                    std::abs(upper.box.center_x() - lower.box.center_x()) > beside * upper.size ||
                    lower.box.width() > upright_width * upper.size ||
                    upper.box.width() > upright_width * upper.size ||
                    gap > upright_gap * upper.size || lower.box.y0 < upper.box.center_y()) {
                    ++b;
                    continue;
                }
                upper.box = upper.box.united(lower.box);
                upper.runs.insert(upper.runs.end(), lower.runs.begin(), lower.runs.end());
                blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(b));
                a -= b < a ? 1 : 0;
                b = 0;
            }
        }
    }

    const Bands& bands_;
    const std::vector<TextColumn>& columns_;
    const Runs& runs_;
    const std::vector<Line>& rules_;
    std::vector<ColumnLine> lines_;
    std::vector<TextBlock> blocks_;
};

}  // namespace

std::vector<TextBlock> text_blocks(const Bands& bands, std::size_t first, std::size_t last,
                                   const std::vector<TextColumn>& columns,
                                   const std::vector<std::uint32_t>& upright, const Runs& runs,
                                   const std::vector<Line>& rules) {
    return Builder(bands, columns, runs, rules).run(first, last, upright);
}

std::string block_text(const TextBlock& block, const std::vector<TextColumn>& columns,
                       const Runs& runs) {
    std::vector<const Run*> in_cell;
    for (const std::uint32_t n : block.runs) {
        in_cell.push_back(&runs.runs[n]);
    }
    Box room = block.box;
    room.x0 = std::min(room.x0, columns[static_cast<std::size_t>(block.first_column)].u0);
    room.x1 = std::max(room.x1, columns[static_cast<std::size_t>(block.last_column)].u1);
    return cell_text(in_cell, room, runs).text;
}

}  // namespace tenken::layout
