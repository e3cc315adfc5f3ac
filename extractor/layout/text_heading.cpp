#include "extractor/layout/text_heading.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extractor/layout/group_names.h"

namespace tenken::layout {
namespace {

constexpr std::size_t most_lines = 8;
constexpr std::size_t most_group_lines = 3;  // of columns' names below those of their groups
constexpr double tight = 0.75;               // times the text size: lines of one name
constexpr double rule_reach = 0.8;           // times the text size: from a name down to its rule
constexpr double centred_off = 0.35;  // of a column's pitch: a name is over the middle of its group

class HeadingMaker {
  public:
    HeadingMaker(const std::vector<TextColumn>& columns, const std::vector<Line>& partial)
        : columns_(columns), partial_(partial) {}

    Heading run(const std::vector<BandLine>& lines, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            if (const std::size_t taken = add_groups_over_rule(lines, i, count)) {
                i += taken - 1;
                continue;
            }
            const BandLine& line = lines[i];
            next_ = &lines;
            last_ = count;
            add(names_groups(lines, i, count) ? grouped(line) : line, i + 1 < count, i + 1);
        }
        reach_down();
        reach_up();
        Heading out;
        out.tops = std::move(tops_);
        for (std::size_t level = 0; level < levels_.size(); ++level) {
            for (TextCell& cell : levels_[level]) {
                cell.row = static_cast<int>(level) - cell.row;  // row: how far it reaches up
                out.cells.push_back(std::move(cell));
            }
        }
        return out;
    }

  private:
    using Level = std::vector<TextCell>;

    /// The columns under the partial rule right below a heading, if there is one, and if it is
    /// drawn for this one alone.
    std::optional<ColumnRange> ruled_under(const TextLine& text,
                                           const std::vector<TextCell>& beside) const {
        for (const Line& rule : partial_) {
            if (rule.position > (text.v0 + text.v1) / 2 &&
                rule.position < text.v1 + rule_reach * text.size && rule.begin < text.u1 &&
                rule.end > text.u0) {
                const auto names =
                    std::count_if(beside.begin(), beside.end(), [&](const TextCell& cell) {
                        return rule.begin < cell.lines.front()->u1 &&
                               rule.end > cell.lines.front()->u0;
                    });
                if (names > 1) {
                    return std::nullopt;
                }
                return columns_under(columns_, rule.begin, rule.end);
            }
        }
        return std::nullopt;
    }

    /// Names over a rule that is above the names of single columns: lines first, first + 1 ... of
    /// the heading as one level. The number of lines taken; 0 if these are no names of groups.
    std::size_t add_groups_over_rule(const std::vector<BandLine>& lines, std::size_t first,
                                     std::size_t count) {
        const std::optional<GroupNames> found =
            group_names(lines, first, count, columns_, partial_);
        if (!found) {
            return 0;
        }
        Level cells;
        for (const TextCell& cell : found->cells) {
            put(cells, cell);
        }
        levels_.push_back(std::move(cells));
        tops_.push_back(lines[first].v0);
        bottom_ = lines[first + found->lines - 1].v1;
        return found->lines;
    }

    /// The columns right of the labels, and how many of them each name of a line would get if all
    /// got as many; 0 where that does not come out even.
    int group_size(const BandLine& line) const {
        const auto names = static_cast<int>(line.cells.size()) - (line.has_label() ? 1 : 0);
        const auto columns = static_cast<int>(columns_.size()) - 1;
        return names > 1 && columns % names == 0 ? columns / names : 0;
    }

    /// True if line i names groups of as many columns each (or has their units): every name stands
    /// over the middle of its group, and every column has a name of its own on another line.
    bool names_groups(const std::vector<BandLine>& lines, std::size_t i, std::size_t count) const {
        const BandLine& line = lines[i];
        const int size = group_size(line);
        if (size < 2) {
            return false;
        }
        std::vector<bool> named(columns_.size(), false);
        for (std::size_t other = 0; other < count; ++other) {
            for (const TextCell& cell : lines[other].cells) {
                if (other != i && cell.is_single()) {
                    named[static_cast<std::size_t>(cell.first_column)] = true;
                }
            }
        }
        if (std::find(named.begin() + 1, named.end(), false) != named.end()) {
            return false;
        }
        int first = 1;
        for (const TextCell& cell : line.cells) {
            if (cell.first_column == 0) {
                continue;
            }
            const TextLine& text = *cell.lines.front();
            const double begin = columns_[static_cast<std::size_t>(first)].u0;
            const double end = columns_[static_cast<std::size_t>(first + size - 1)].u1;
            const double off = std::abs((text.u0 + text.u1) / 2 - (begin + end) / 2);
            if (off > centred_off * (end - begin) / size) {
                return false;
            }
            first += size;
        }
        return true;
    }

    /// The line with each of its names over its group.
    BandLine grouped(BandLine line) const {
        const int size = group_size(line);
        int first = 1;
        for (TextCell& cell : line.cells) {
            if (cell.first_column > 0) {
                cell.first_column = first;
                cell.last_column = first + size - 1;
                cell.over_group = true;
                first += size;
            }
        }
        return line;
    }

    /// True for a text that stands between columns, over none of them.
    bool is_between(const TextLine& text) const {
        return std::none_of(columns_.begin(), columns_.end(), [&](const TextColumn& column) {
            return text.u0 < column.u1 && text.u1 > column.u0;
        });
    }

    /// A heading over several columns: the rule below it tells, or that it is over none.
    void widen(TextCell& cell, const std::vector<TextCell>& beside) const {
        const TextLine& text = *cell.lines.front();
        if (const std::optional<ColumnRange> range = ruled_under(text, beside)) {
            cell.first_column = std::min(cell.first_column, range->first);
            cell.last_column = std::max(cell.last_column, range->last);
        } else if (is_between(text)) {
            const auto after =
                std::find_if(columns_.begin(), columns_.end(),
                             [&](const TextColumn& column) { return column.u0 >= text.u1; });
            const auto column = static_cast<int>(after - columns_.begin());
            if (column > 0 && after != columns_.end()) {
                cell.first_column = column - 1;
                cell.last_column = column;
            }
        }
    }

    /// The columns that a heading over several of them is meant for: those over a partial rule
    /// below it, else those that have its middle in their middle.
    ColumnRange meant(const TextCell& cell, const std::vector<TextCell>& beside) const {
        const TextLine& text = *cell.lines.front();
        if (const std::optional<ColumnRange> range = ruled_under(text, beside)) {
            return *range;
        }
        const double centre = (text.u0 + text.u1) / 2;
        ColumnRange best{cell.first_column, cell.last_column};
        double off = std::abs(centre - (columns_[static_cast<std::size_t>(best.first)].u0 +
                                        columns_[static_cast<std::size_t>(best.last)].u1) /
                                           2);
        int low = 0;
        int high = static_cast<int>(columns_.size()) - 1;
        for (const TextCell& other : beside) {
            if (&other != &cell) {
                if (other.last_column < cell.first_column) {
                    low = std::max(low, other.last_column + 1);
                } else if (other.first_column > cell.last_column) {
                    high = std::min(high, other.first_column - 1);
                }
            }
        }
        for (int a = low; a <= cell.first_column; ++a) {
            for (int b = cell.last_column; b <= high; ++b) {
                const double here = std::abs(centre - (columns_[static_cast<std::size_t>(a)].u0 +
                                                       columns_[static_cast<std::size_t>(b)].u1) /
                                                          2);
                if (here + 0.5 * text.size < off) {
                    off = here;
                    best = {a, b};
                }
            }
        }
        return best;
    }

    /// True for a name alone on its line over the middle of all columns but the labels.
    bool is_over_values(const BandLine& line, const TextCell& cell) const {
        return line.cells.size() == 1 && cell.first_column > 0 && columns_.size() > 3 &&
               stands_over(columns_, 1, *cell.lines.front());
    }

    /// "Margin" over "of error": the names of single columns below go on with it in small letters.
    bool goes_on_small(const TextCell& cell, std::size_t next) const {
        for (; next < last_; ++next) {
            const BandLine& line = (*next_)[next];
            if (line.cells.size() < 2) {
                continue;
            }
            const TextLine& text = *cell.lines.front();
            return std::any_of(line.cells.begin(), line.cells.end(), [&](const TextCell& below) {
                const TextLine& name = *below.lines.front();
                return name.u0 < text.u1 && name.u1 > text.u0 && name.text[0] >= 'a' &&
                       name.text[0] <= 'z';
            });
        }
        return false;
    }

    /// A line is more of the level above if none of its names stands under another one's columns.
    void add(const BandLine& line, bool names_below, std::size_t next) {
        Level cells;
        for (TextCell cell : line.cells) {
            if (names_below && cell.is_single()) {
                widen(cell, line.cells);
            }
            if (is_over_values(line, cell) && !goes_on_small(cell, next)) {
                cell.first_column = 1;
                cell.last_column = static_cast<int>(columns_.size()) - 1;
            } else if (!cell.is_single() && !cell.over_group) {
                const ColumnRange range = meant(cell, line.cells);
                cell.first_column = range.first;
                cell.last_column = range.last;
            }
            put(cells, std::move(cell));
        }
        const bool goes_on =
            !levels_.empty() && line.v0 - bottom_ < tight * line.size && !line.ruled_above &&
            std::all_of(cells.begin(), cells.end(), [&](const TextCell& cell) {
                return std::all_of(levels_.back().begin(), levels_.back().end(),
                                   [&](const TextCell& above) {
                                       return !above.shares_column(cell) ||
                                              (above.first_column == cell.first_column &&
                                               above.last_column == cell.last_column);
                                   });
            });
        if (goes_on) {
            for (TextCell& cell : cells) {
                put(levels_.back(), std::move(cell));
            }
        } else {
            levels_.push_back(std::move(cells));
            tops_.push_back(line.v0);
        }
        bottom_ = line.v1;
    }

    static bool has_group(const Level& level) {
        return std::any_of(level.begin(), level.end(),
                           [](const TextCell& cell) { return !cell.is_single(); });
    }

    /// Names of one column beside names of groups: with what stands below them they are one cell.
    void reach_down() {
        for (std::size_t i = 0; i + 1 < levels_.size(); ++i) {
            if (!has_group(levels_[i])) {
                continue;
            }
            for (TextCell& cell : levels_[i]) {
                std::size_t below = i + static_cast<std::size_t>(cell.row_span);
                while (cell.is_single() && below < levels_.size()) {
                    Level& level = levels_[below];
                    const auto same = std::find_if(
                        level.begin(), level.end(),
                        [&](const TextCell& other) { return other.shares_column(cell); });
                    if (same != level.end()) {
                        if (!same->is_single()) {
                            break;
                        }
                        cell.lines.insert(cell.lines.end(), same->lines.begin(), same->lines.end());
                        level.erase(same);
                    }
                    ++cell.row_span;
                    ++below;
                }
            }
        }
    }

    bool is_taken(std::size_t level, const TextCell& cell) const {
        for (std::size_t i = 0; i <= level; ++i) {
            for (const TextCell& other : levels_[i]) {
                if (other.shares_column(cell) &&
                    i + static_cast<std::size_t>(other.row_span) > level) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A name with nothing above it begins at the top of the heading.
    void reach_up() {
        for (std::size_t i = 1; i < levels_.size(); ++i) {
            for (TextCell& cell : levels_[i]) {
                while (static_cast<std::size_t>(cell.row) < i &&
                       !is_taken(i - static_cast<std::size_t>(cell.row) - 1, cell)) {
                    ++cell.row;
                    ++cell.row_span;
                }
            }
        }
    }

    const std::vector<TextColumn>& columns_;
    const std::vector<Line>& partial_;
    std::vector<Level> levels_;
    std::vector<double> tops_;
    double bottom_ = 0;
    const std::vector<BandLine>* next_ = nullptr;  ///< lines of the heading
    std::size_t last_ = 0;
};

}  // namespace

namespace {

/// The most cells that one of the lines [first, last) has.
std::size_t widest(const std::vector<BandLine>& lines, std::size_t first, std::size_t last) {
    std::size_t most = 0;
    for (std::size_t i = first; i < last; ++i) {
        most = std::max(most, lines[i].cells.size());
    }
    return most;
}

/// The first line of figures. A line of them without a label, above names, is part of those: "90"
/// over "percent".
std::size_t first_data(const std::vector<BandLine>& lines) {
    const auto next = [&lines](std::size_t i) {
        while (i < lines.size() && !lines[i].is_data()) {
            ++i;
        }
        return i;
    };
    std::size_t data = next(0);
    while (data < lines.size() && !lines[data].has_label()) {
        std::size_t names = data + 1;
        while (names < lines.size() && names <= data + most_group_lines &&
               (lines[names].is_data() || lines[names].cells.size() < 2 ||
                lines[names].v0 - lines[names - 1].v1 > tight * lines[names].size)) {
            ++names;
        }
        if (names >= lines.size() || names > data + most_group_lines) {
            break;
        }
        data = next(names);
    }
    return data;
}

}  // namespace

std::size_t heading_lines(const std::vector<BandLine>& lines) {
    std::size_t data = first_data(lines);
    for (std::size_t i = 1; i < lines.size() && i <= most_lines; ++i) {
        if (lines[i].ruled_above) {
            // A rule as wide as the table under names of groups; the columns' own names follow.
            std::size_t body = data;
            while (body > i && body < lines.size() && !lines[body].ruled_above &&
                   lines[body - 1].label_only()) {
                --body;
            }
            const bool groups = body > i && body < lines.size() && body <= i + most_group_lines &&
                                lines[body].ruled_above &&
                                widest(lines, i, body) > widest(lines, 0, i);
            return groups ? body : i <= data || data == 0 || i <= 2 ? i : data;
        }
    }
    if (data == lines.size() || data > most_lines) {
        return 1;
    }
    // A label alone above the first figures is the heading of a group of rows.
    while (data > 1 && lines[data - 1].label_only()) {
        --data;
    }
    return data;
}

Heading text_heading(const std::vector<BandLine>& lines, std::size_t count,
                     const std::vector<TextColumn>& columns, const std::vector<Line>& partial) {
    return HeadingMaker(columns, partial).run(lines, count);
}

}  // namespace tenken::layout
