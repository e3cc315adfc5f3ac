#include "extractor/layout/group_names.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace tenken::layout {
namespace {

constexpr std::size_t most_lines = 3;  // of one name
constexpr double tight = 0.75;         // times the text size: lines of one name
constexpr double most_off = 0.6;       // of a column's pitch: from the middle of the group
constexpr double rule_reach = 1.5;     // times the text size: from a name down to its rule
constexpr std::size_t most_columns = 64;

/// One name, of one or more lines.
struct Name {
    double u0 = 0;
    double u1 = 0;
    std::vector<const TextLine*> lines;
    ColumnRange columns{-1, -1};
    int rule =
        -1;  ///< number of the partial rule below it; whole_rule for one as wide as the table
    double middle() const { return (u0 + u1) / 2; }
};

constexpr int whole_rule = 1 << 20;

class Finder {
  public:
    Finder(const std::vector<TextColumn>& columns, const std::vector<Line>& partial)
        : columns_(columns), partial_(partial) {}

    std::optional<GroupNames> run(const std::vector<BandLine>& lines, std::size_t first,
                                  std::size_t count) {
        if (columns_.size() < 3 || columns_.size() > most_columns) {
            return std::nullopt;
        }
        std::size_t last = first;
        while (!has_rule_below(lines, last, count)) {
            if (last + 1 >= count || last + 1 - first >= most_lines ||
                lines[last + 1].v0 - lines[last].v1 > tight * lines[last + 1].size) {
                return std::nullopt;
            }
            ++last;
        }
        if (last + 1 >= count) {
            return std::nullopt;
        }
        collect(lines, first, last);
        mark_named(lines, last + 1, count);
        for (std::size_t i = 0; i < names_.size();) {
            std::size_t end = i + 1;
            while (end < names_.size() && names_[end].rule == names_[i].rule) {
                ++end;
            }
            if (names_[i].rule >= 0 && !divide(i, end)) {
                return std::nullopt;
            }
            i = end;
        }
        return result(last + 1 - first);
    }

  private:
    int rule_under(const TextLine& text) const {
        for (std::size_t i = 0; i < partial_.size(); ++i) {
            const Line& rule = partial_[i];
            if (rule.position > (text.v0 + text.v1) / 2 &&
                rule.position < text.v1 + rule_reach * text.size && rule.begin < text.u1 &&
                rule.end > text.u0) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    /// A rule between this line and the next under one of its names at least.
    bool has_rule_below(const std::vector<BandLine>& lines, std::size_t i,
                        std::size_t count) const {
        if (i + 1 < count && lines[i + 1].ruled_above) {
            return true;
        }
        for (const TextCell& cell : lines[i].cells) {
            for (const TextLine* text : cell.lines) {
                const int rule = rule_under(*text);
                if (rule >= 0 &&
                    (i + 1 >= lines.size() ||
                     partial_[static_cast<std::size_t>(rule)].position < lines[i + 1].middle())) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Names from the lines: what stands above each other is one.
    void collect(const std::vector<BandLine>& lines, std::size_t first, std::size_t last) {
        names_.clear();
        for (std::size_t i = last + 1; i-- > first;) {
            for (const TextCell& cell : lines[i].cells) {
                for (const TextLine* text : cell.lines) {
                    add(*text);
                }
            }
        }
        std::sort(names_.begin(), names_.end(),
                  [](const Name& a, const Name& b) { return a.u0 < b.u0; });
        const bool whole = lines[last + 1].ruled_above;
        for (Name& name : names_) {
            std::stable_sort(name.lines.begin(), name.lines.end(),
                             [](const TextLine* a, const TextLine* b) { return a->v0 < b->v0; });
            name.columns = columns_under(columns_, name.u0, name.u1);
            name.rule = rule_under(*name.lines.back());
            if (name.rule < 0 && whole && name.columns.last > 0) {
                name.rule = whole_rule;
            }
        }
    }

    void add(const TextLine& text) {
        for (Name& name : names_) {
            if (text.u0 < name.u1 && text.u1 > name.u0) {
                name.u0 = std::min(name.u0, text.u0);
                name.u1 = std::max(name.u1, text.u1);
                name.lines.push_back(&text);
                return;
            }
        }
        Name name;
        name.u0 = text.u0;
        name.u1 = text.u1;
        name.lines.push_back(&text);
        names_.push_back(std::move(name));
    }

    /// Which columns have a name of their own below the rule.
    void mark_named(const std::vector<BandLine>& lines, std::size_t first, std::size_t count) {
        named_.assign(columns_.size(), false);
        for (std::size_t i = first; i < count; ++i) {
            for (const TextCell& cell : lines[i].cells) {
                if (cell.is_single()) {
                    named_[static_cast<std::size_t>(cell.first_column)] = true;
                }
            }
        }
    }

    /// How far a name is from the middle of columns [a, b].
    double off(const Name& name, int a, int b) const {
        return std::abs(name.middle() - (columns_[static_cast<std::size_t>(a)].u0 +
                                         columns_[static_cast<std::size_t>(b)].u1) /
                                            2);
    }

    bool may_group(int a, int b) const {
        for (int c = a; a < b && c <= b; ++c) {
            if (!named_[static_cast<std::size_t>(c)]) {
                return false;
            }
        }
        return true;
    }

    /// Divides the columns over one rule among names [i, end). False if they do not come out.
    bool divide(std::size_t i, std::size_t end) {
        const int rule = names_[i].rule;
        ColumnRange range{1, static_cast<int>(columns_.size()) - 1};
        if (rule != whole_rule) {
            const Line& line = partial_[static_cast<std::size_t>(rule)];
            range = columns_under(columns_, line.begin, line.end);
        }
        const int count = range.last - range.first + 1;
        const auto names = static_cast<int>(end - i);
        if (names > count) {
            return false;
        }
        if (names == 1 && rule != whole_rule) {
            names_[i].columns = range;
            return true;
        }
        // best[k][n]: the least misfit of the first k names over the first n columns.
        const double none = 1e18;
        const auto at = [count](int k, int n) {
            return static_cast<std::size_t>(k * (count + 1) + n);
        };
        std::vector<double> best(static_cast<std::size_t>((names + 1) * (count + 1)), none);
        std::vector<int> from(best.size(), 0);
        best[0] = 0;
        for (int k = 1; k <= names; ++k) {
            for (int n = k; n <= count; ++n) {
                for (int m = k - 1; m < n; ++m) {
                    const int a = range.first + m;
                    const int b = range.first + n - 1;
                    if (best[at(k - 1, m)] >= none || !may_group(a, b)) {
                        continue;
                    }
                    const double misfit = off(names_[i + static_cast<std::size_t>(k) - 1], a, b);
                    const double here = best[at(k - 1, m)] + misfit * misfit;
                    if (here < best[at(k, n)]) {
                        best[at(k, n)] = here;
                        from[at(k, n)] = m;
                    }
                }
            }
        }
        if (best[at(names, count)] >= none) {
            return false;
        }
        const double pitch = (columns_[static_cast<std::size_t>(range.last)].u1 -
                              columns_[static_cast<std::size_t>(range.first)].u0) /
                             count;
        int n = count;
        for (int k = names; k > 0; --k) {
            const int m = from[at(k, n)];
            Name& name = names_[i + static_cast<std::size_t>(k) - 1];
            name.columns = {range.first + m, range.first + n - 1};
            if (off(name, name.columns.first, name.columns.last) > most_off * pitch) {
                return false;
            }
            n = m;
        }
        return true;
    }

    std::optional<GroupNames> result(std::size_t lines) const {
        GroupNames out;
        out.lines = lines;
        bool group = false;
        int taken = -1;
        for (const Name& name : names_) {
            if (name.columns.first <= taken) {
                return std::nullopt;
            }
            taken = name.columns.last;
            group = group || name.columns.last > name.columns.first;
            TextCell cell;
            cell.first_column = name.columns.first;
            cell.last_column = name.columns.last;
            cell.over_group = name.columns.last > name.columns.first;
            cell.lines = name.lines;
            out.cells.push_back(std::move(cell));
        }
        return group ? std::optional<GroupNames>(std::move(out)) : std::nullopt;
    }

    const std::vector<TextColumn>& columns_;
    const std::vector<Line>& partial_;
    std::vector<Name> names_;
    std::vector<bool> named_;
};

}  // namespace

std::optional<GroupNames> group_names(const std::vector<BandLine>& lines, std::size_t first,
                                      std::size_t count, const std::vector<TextColumn>& columns,
                                      const std::vector<Line>& partial) {
    return Finder(columns, partial).run(lines, first, count);
}

}  // namespace tenken::layout
