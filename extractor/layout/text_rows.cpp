#include "extractor/layout/text_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"

namespace tenken::layout {
namespace {

constexpr std::size_t most_heading_bands = 8;
constexpr double tight = 0.75;             // times the text size: lines of one wrapped text
constexpr double deeper = 0.4;             // em: indented further
constexpr std::size_t lines_in_strip = 5;  // between two rules that part rows

/// One band with its segments put to columns.
struct BandLine {
    const Band* band = nullptr;
    std::vector<TextCell> cells;
    double v0 = 0;
    double v1 = 0;
    const TextCell* in(int column) const {
        for (const TextCell& cell : cells) {
            if (cell.first_column <= column && column <= cell.last_column) {
                return &cell;
            }
        }
        return nullptr;
    }
    bool has_label() const { return in(0) != nullptr; }
    bool label_only() const { return cells.size() == 1 && has_label(); }
    bool has_figures() const {
        return std::any_of(cells.begin(), cells.end(), [](const TextCell& cell) {
            return cell.first_column > 0 && is_figure(cell.lines.front()->text);
        });
    }
    bool is_data() const {
        std::size_t figures = 0;
        std::size_t others = 0;
        for (const TextCell& cell : cells) {
            if (cell.first_column > 0) {
                ++(is_figure(cell.lines.front()->text) ? figures : others);
            }
        }
        return figures > 0 && figures >= others;
    }
};

bool begins_small(const std::string& text) {
    const char32_t c = first_character(text);
    return (c >= U'a' && c <= U'z') || c == U'(' || c == U'&';
}

/// A label that is cut off: the next line has to go on.
bool is_unfinished(const std::string& text) {
    const char32_t c = last_character(text);
    return c == U'-' || c == U',' || c == U'/' || c == U'&' || c == U'(' || c == U'–' ||
           (text.size() > 3 && (text.compare(text.size() - 3, 3, " of") == 0 ||
                                text.compare(text.size() - 3, 3, "and") == 0));
}

class RowMaker {
  public:
    RowMaker(const Bands& bands, const TabularRegion& region,
             const std::vector<TextColumn>& columns)
        : region_(region), columns_(columns) {
        for (std::size_t i = region.first; i < region.last; ++i) {
            const Band& band = bands.bands[i];
            BandLine line;
            line.band = &band;
            line.v0 = band.v0;
            line.v1 = band.v1;
            for (std::size_t s = 0; s < band.count; ++s) {
                add(line, bands.segment(band, s));
            }
            lines_.push_back(std::move(line));
        }
    }

    TextRows run() {
        const std::size_t heading = heading_lines();
        add_heading(heading);
        if (!add_strips(heading)) {
            add_body(heading);
        }
        finish();
        return std::move(out_);
    }

  private:
    void add(BandLine& line, const TextLine& segment) const {
        const ColumnRange range = columns_under(columns_, segment.u0, segment.u1);
        if (!line.cells.empty() && line.cells.back().last_column >= range.first) {
            TextCell& cell = line.cells.back();  // two segments of one column
            cell.last_column = std::max(cell.last_column, range.last);
            cell.lines.push_back(&segment);
            return;
        }
        TextCell cell;
        cell.first_column = range.first;
        cell.last_column = range.last;
        cell.lines.push_back(&segment);
        line.cells.push_back(std::move(cell));
    }

    /// A rule between line i - 1 and line i.
    bool ruled_above(std::size_t i) const {
        const double above = i == 0 ? lines_[0].v0 - 1000 : middle(i - 1);
        return std::any_of(region_.rules.begin(), region_.rules.end(),
                           [&](double rule) { return rule > above && rule < middle(i); });
    }
    double middle(std::size_t i) const { return (lines_[i].v0 + lines_[i].v1) / 2; }

    /// The heading ends at the first rule inside the table, or before the first line of figures.
    std::size_t heading_lines() const {
        std::size_t data = 0;
        while (data < lines_.size() && !lines_[data].is_data()) {
            ++data;
        }
        for (std::size_t i = 1; i < lines_.size() && i <= most_heading_bands; ++i) {
            if (ruled_above(i)) {
                return i <= data || data == 0 || i <= 2 ? i : data;
            }
        }
        if (data == lines_.size() || data > most_heading_bands) {
            return 1;
        }
        // A label alone above the first figures is the heading of a group of rows.
        while (data > 1 && lines_[data - 1].label_only()) {
            --data;
        }
        return data;
    }

    void put(std::vector<TextCell>& row, const TextCell& cell) const {
        for (TextCell& there : row) {
            if (there.first_column <= cell.last_column && cell.first_column <= there.last_column) {
                there.first_column = std::min(there.first_column, cell.first_column);
                there.last_column = std::max(there.last_column, cell.last_column);
                there.lines.insert(there.lines.end(), cell.lines.begin(), cell.lines.end());
                return;
            }
        }
        row.push_back(cell);
    }

    void close_row(std::vector<TextCell> row, double top) {
        if (row.empty()) {
            return;
        }
        for (TextCell& cell : row) {
            cell.row = out_.count;
            out_.cells.push_back(std::move(cell));
        }
        ++out_.count;
        out_.edges.push_back(top);
    }

    /// The columns under the partial rule right below a heading, if there is one.
    std::optional<ColumnRange> ruled_under(const TextLine& text) const {
        for (const Line& rule : region_.partial) {
            if (rule.position > text.v0 && rule.position < text.v1 + 1.5 * text.size &&
                rule.begin < text.u1 && rule.end > text.u0) {
                return columns_under(columns_, rule.begin, rule.end);
            }
        }
        return std::nullopt;
    }

    /// True for a text that stands between columns, over none of them.
    bool is_between(const TextLine& text) const {
        return std::none_of(columns_.begin(), columns_.end(), [&](const TextColumn& column) {
            return text.u0 < column.u1 && text.u1 > column.u0;
        });
    }

    /// A heading over several columns: the rule below it tells, or that it is over none.
    void widen(TextCell& cell) const {
        const TextLine& text = *cell.lines.front();
        if (const std::optional<ColumnRange> range = ruled_under(text)) {
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
        if (const std::optional<ColumnRange> range = ruled_under(text)) {
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

    void add_heading(std::size_t count) {
        if (count == 0) {
            return;
        }
        for (std::size_t i = 0; i + 1 < count; ++i) {
            for (TextCell& cell : lines_[i].cells) {
                if (cell.first_column == cell.last_column) {
                    widen(cell);
                }
            }
        }
        std::size_t spanning = 0;  // lines up to the last with a heading over several columns
        for (std::size_t i = 0; i < count; ++i) {
            for (const TextCell& cell : lines_[i].cells) {
                if (cell.last_column > cell.first_column) {
                    spanning = i + 1;
                }
            }
        }
        std::vector<TextCell> upper;
        std::vector<TextCell> lower;
        for (std::size_t i = 0; i < count; ++i) {
            for (TextCell cell : lines_[i].cells) {
                if (cell.last_column > cell.first_column) {
                    const ColumnRange range = meant(cell, lines_[i].cells);
                    cell.first_column = range.first;
                    cell.last_column = range.last;
                }
                put(i < spanning ? upper : lower, cell);
            }
        }
        if (spanning == 0 || spanning == count) {
            if (spanning == count && count > 1 && lower.empty()) {
                // Headings over columns all the way down: line by line.
                for (std::size_t i = 0; i < count; ++i) {
                    close_row(lines_[i].cells, lines_[i].v0);
                }
                return;
            }
            close_row(spanning == 0 ? std::move(lower) : std::move(upper), lines_[0].v0);
            return;
        }
        // What stands over one column only reaches down beside the headings of several.
        std::vector<TextCell> both;
        for (TextCell& cell : upper) {
            if (cell.first_column == cell.last_column) {
                const auto below = std::find_if(
                    lower.begin(), lower.end(),
                    [&](const TextCell& other) { return other.first_column == cell.first_column; });
                if (below != lower.end()) {
                    cell.lines.insert(cell.lines.end(), below->lines.begin(), below->lines.end());
                    lower.erase(below);
                }
                cell.row_span = 2;
            }
        }
        for (auto cell = lower.begin(); cell != lower.end();) {
            const bool covered = std::any_of(upper.begin(), upper.end(), [&](const TextCell& up) {
                return up.first_column <= cell->last_column && cell->first_column <= up.last_column;
            });
            if (!covered) {
                cell->row_span = 2;
                both.push_back(std::move(*cell));
                cell = lower.erase(cell);
            } else {
                ++cell;
            }
        }
        upper.insert(upper.end(), both.begin(), both.end());
        close_row(std::move(upper), lines_[0].v0);
        close_row(std::move(lower), lines_[spanning].v0);
    }

    /// Where rules part the rows, all lines between two of them are one.
    bool add_strips(std::size_t first) {
        std::vector<std::size_t> starts;
        for (std::size_t i = first; i < lines_.size(); ++i) {
            if (i == first || ruled_above(i)) {
                starts.push_back(i);
            }
        }
        if (starts.size() < 3) {
            return false;
        }
        starts.push_back(lines_.size());
        for (std::size_t i = 1; i < starts.size(); ++i) {
            if (starts[i] - starts[i - 1] > lines_in_strip) {
                return false;
            }
        }
        // Groups of rows between rules, rather than rows: several lines have a label and figures.
        std::size_t full = 0;
        for (std::size_t i = first; i < lines_.size(); ++i) {
            full += lines_[i].has_label() && lines_[i].cells.size() > 1 ? 1 : 0;
        }
        if (full > starts.size()) {
            return false;
        }
        for (std::size_t i = 1; i < starts.size(); ++i) {
            std::vector<TextCell> row;
            for (std::size_t n = starts[i - 1]; n < starts[i]; ++n) {
                for (const TextCell& cell : lines_[n].cells) {
                    put(row, cell);
                }
            }
            close_row(std::move(row), lines_[starts[i - 1]].v0);
        }
        return true;
    }

    bool tight_above(std::size_t i) const {
        return i > 0 && lines_[i].v0 - lines_[i - 1].v1 < tight * lines_[i].band->size &&
               !ruled_above(i);
    }

    /// True if line i is more text of the row before.
    bool continues_row(std::size_t i, const std::vector<TextCell>& row) const {
        const BandLine& line = lines_[i];
        if (row.empty() || !tight_above(i) || line.has_figures()) {
            return false;
        }
        const auto above = [&row](const TextCell& cell) -> const TextCell* {
            for (const TextCell& there : row) {
                if (there.first_column <= cell.first_column &&
                    cell.last_column <= there.last_column) {
                    return &there;
                }
            }
            return nullptr;
        };
        if (!line.has_label()) {
            return std::all_of(line.cells.begin(), line.cells.end(), [&](const TextCell& cell) {
                const TextCell* there = above(cell);
                return there != nullptr && !is_figure(there->lines.front()->text);
            });
        }
        if (line.label_only()) {
            const TextCell* label = above(line.cells.front());
            if (label == nullptr || row.size() < 2) {
                return false;
            }
            const TextLine& text = *line.cells.front().lines.front();
            return begins_small(text.text) || is_unfinished(label->lines.back()->text) ||
                   text.u0 > label->lines.front()->u0 + deeper * text.size;
        }
        return false;
    }

    /// True if line i is the first part of a label whose figures stand on the next line.
    bool leads_row(std::size_t i) const {
        if (i + 1 >= lines_.size() || !lines_[i].label_only() || !tight_above(i + 1) ||
            !lines_[i + 1].has_label() || lines_[i + 1].cells.size() < 2) {
            return false;
        }
        const TextLine& text = *lines_[i].cells.front().lines.front();
        const TextLine& next = *lines_[i + 1].in(0)->lines.front();
        return last_character(text.text) != U':' &&
               (begins_small(next.text) || is_unfinished(text.text));
    }

    void add_body(std::size_t first) {
        std::vector<TextCell> row;
        double top = first < lines_.size() ? lines_[first].v0 : 0;
        bool leading = false;
        for (std::size_t i = first; i < lines_.size(); ++i) {
            if (!leading && !continues_row(i, row)) {
                close_row(std::move(row), top);
                row.clear();
                top = lines_[i].v0;
            }
            for (const TextCell& cell : lines_[i].cells) {
                put(row, cell);
            }
            leading = leads_row(i);
        }
        close_row(std::move(row), top);
    }

    void finish() {
        for (std::size_t i = 1; i < out_.edges.size(); ++i) {
            out_.edges[i] -= 0.5;
        }
        out_.edges.push_back(lines_.back().v1);
        for (TextCell& cell : out_.cells) {
            std::stable_sort(cell.lines.begin(), cell.lines.end(),
                             [](const TextLine* a, const TextLine* b) { return a->v0 < b->v0; });
            cell.row_span = std::min(cell.row_span, out_.count - cell.row);
        }
    }

    const TabularRegion& region_;
    const std::vector<TextColumn>& columns_;
    std::vector<BandLine> lines_;
    TextRows out_;
};

}  // namespace

TextRows text_rows(const Bands& bands, const TabularRegion& region,
                   const std::vector<TextColumn>& columns) {
    return RowMaker(bands, region, columns).run();
}

}  // namespace tenken::layout
