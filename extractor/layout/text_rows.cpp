#include "extractor/layout/text_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text_heading.h"

namespace tenken::layout {
namespace {

constexpr double tight = 0.75;     // times the text size: lines of one wrapped text
constexpr double deeper = 0.4;     // em: indented further
constexpr double closer_by = 0.1;  // times the text size: lines of a text than rows
constexpr std::size_t lines_in_label = 5;
constexpr std::size_t lines_in_strip = 5;  // between two rules that part rows

bool begins_small(const std::string& text) {
    const char32_t c = first_character(text);
    return (c >= U'a' && c <= U'z') || c == U'(' || c == U'&';
}

constexpr std::string_view joining[] = {" of",   " under", " over", " in", " the",   " for",
                                        " with", " a",     " an",   " to", " or",    " by",
                                        " from", " at",    " than", " on", " their", " as"};

/// A label that is cut off: the next line has to go on.
bool is_unfinished(const std::string& text) {
    const char32_t c = last_character(text);
    return c == U'-' || c == U',' || c == U'/' || c == U'&' || c == U'(' || c == U'–' ||
           (text.size() > 3 && text.compare(text.size() - 3, 3, "and") == 0) ||
           std::any_of(std::begin(joining), std::end(joining),
                       [&text](std::string_view word) { return text.ends_with(word); });
}

class RowMaker {
  public:
    explicit RowMaker(std::vector<BandLine> lines) : lines_(std::move(lines)) {}

    TextRows run(const std::vector<TextColumn>& columns, const std::vector<Line>& partial) {
        const std::size_t heading = heading_lines(lines_);
        for (std::size_t i = heading; i < lines_.size(); ++i) {
            const TextCell* label = lines_[i].in(0);
            if (label != nullptr && label->is_single() &&
                !has_leaders(label->lines.front()->text)) {
                label_end_ = std::max(label_end_, label->lines.front()->u1);
            }
        }
        row_gap_ = usual_row_gap(heading);
        see_rows_apart(heading);
        Heading top = text_heading(lines_, heading, columns, partial);
        out_.cells = std::move(top.cells);
        out_.edges = std::move(top.tops);
        out_.count = static_cast<int>(out_.edges.size());
        out_.heading = out_.count;
        columns_ = &columns;
        if (!add_strips(heading)) {
            add_body(heading);
        }
        finish();
        return std::move(out_);
    }

  private:
    /// Between lines of which each has figures beside its label.
    double usual_row_gap(std::size_t first) const {
        std::vector<double> gaps;
        for (std::size_t i = first + 1; i < lines_.size(); ++i) {
            if (lines_[i].cells.size() > 1 && lines_[i - 1].cells.size() > 1) {
                gaps.push_back(lines_[i].v0 - lines_[i - 1].v1);
            }
        }
        if (gaps.empty()) {
            return 0;
        }
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        return *middle;
    }

    /// Texts of several lines in several columns: the lines of a row are close, rows are apart, and
    /// further lines have fewer cells than the first one since texts differ in length.
    void see_rows_apart(std::size_t first) {
        std::vector<double> gaps;
        for (std::size_t i = first + 1; i < lines_.size(); ++i) {
            gaps.push_back(lines_[i].v0 - lines_[i - 1].v1);
        }
        if (gaps.size() < 3) {
            return;
        }
        const double size = lines_.back().size;
        std::sort(gaps.begin(), gaps.end());
        std::size_t widest = 1;
        for (std::size_t i = 2; i < gaps.size(); ++i) {
            widest = gaps[i] - gaps[i - 1] > gaps[widest] - gaps[widest - 1] ? i : widest;
        }
        if (gaps[widest] - gaps[widest - 1] < closer_by * size || gaps[widest - 1] > tight * size) {
            return;
        }
        apart_ = (gaps[widest] + gaps[widest - 1]) / 2;
        std::size_t rows = 1;
        std::size_t more = 0;
        std::size_t fewer = 0;
        std::size_t cells = first < lines_.size() ? lines_[first].cells.size() : 0;
        for (std::size_t i = first + 1; i < lines_.size(); ++i) {
            if (lines_[i].v0 - lines_[i - 1].v1 >= apart_) {
                ++rows;
                cells = lines_[i].cells.size();
                continue;
            }
            if (lines_[i].is_data() || lines_[i].cells.size() > cells) {
                return;
            }
            ++more;
            fewer += lines_[i].cells.size() < cells ? 1 : 0;
        }
        rows_stand_apart_ = rows > 1 && more > 0 && fewer * 5 >= more * 4;
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

    /// Where rules part the rows, all lines between two of them are one.
    bool add_strips(std::size_t first) {
        std::vector<std::size_t> starts;
        for (std::size_t i = first; i < lines_.size(); ++i) {
            if (i == first || lines_[i].ruled_above) {
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
        return i > 0 && lines_[i].v0 - lines_[i - 1].v1 < tight * lines_[i].size &&
               !lines_[i].ruled_above;
    }

    /// True if line i is more text of the row before.
    bool continues_row(std::size_t i, const std::vector<TextCell>& row) const {
        const BandLine& line = lines_[i];
        if (row.empty() || !tight_above(i)) {
            return false;
        }
        if (rows_stand_apart_ && line.v0 - lines_[i - 1].v1 < apart_) {
            return true;
        }
        if (line.has_figures()) {
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
            if (is_unfinished(text.text) && !begins_small(text.text) && leads_row(i)) {
                return false;  // indented, and more of it with the figures below
            }
            return begins_small(text.text) || is_unfinished(label->lines.back()->text) ||
                   text.u0 > label->lines.front()->u0 + deeper * text.size;
        }
        return false;
    }

    /// True if line i is the first part of a label whose figures stand on the next line, or on one
    /// below it if all between are parts of the label too.
    bool leads_row(std::size_t i) const {
        for (std::size_t n = i; n < i + lines_in_label; ++n) {
            if (n + 1 >= lines_.size() || !lines_[n].label_only() || !tight_above(n + 1) ||
                !lines_[n + 1].has_label() || !goes_on(n)) {
                return false;
            }
            if (lines_[n + 1].cells.size() > 1) {
                return true;
            }
        }
        return false;
    }

    /// True if the label of line i is unfinished or as long as labels may be, so that the next is
    /// more of it.
    bool goes_on(std::size_t i) const {
        const TextLine& text = *lines_[i].cells.front().lines.front();
        const TextLine& next = *lines_[i + 1].in(0)->lines.front();
        if (last_character(text.text) == U':') {
            return false;
        }
        if (begins_small(next.text) || is_unfinished(text.text)) {
            return true;
        }
        // Rows stand further apart than the lines of a label, or those are indented.
        const double gap = lines_[i + 1].v0 - lines_[i].v1;
        const bool closer = gap < row_gap_ - closer_by * text.size;
        const bool hanging = next.u0 > text.u0 + deeper * text.size && !is_first_of_group(i + 1);
        return (closer || (hanging && row_gap_ < gap + closer_by * text.size)) &&
               text.u1 + first_word(next) > label_end_ + 0.1 * text.size;
    }

    /// True if the next label stands as far in as that of line i does, each with figures beside it:
    /// rows of a group, under its name.
    bool is_first_of_group(std::size_t i) const {
        if (i + 1 >= lines_.size() || lines_[i].cells.size() < 2 ||
            lines_[i + 1].cells.size() < 2 || !lines_[i + 1].has_label()) {
            return false;
        }
        const TextLine& text = *lines_[i].in(0)->lines.front();
        return std::abs(lines_[i + 1].in(0)->lines.front()->u0 - text.u0) < deeper * text.size;
    }

    /// Width of the first word of a line and of a blank before it.
    static double first_word(const TextLine& line) {
        const std::size_t blank = line.text.find(' ');
        const double share = blank == std::string::npos ? 1
                                                        : static_cast<double>(blank) /
                                                              static_cast<double>(line.text.size());
        return share * (line.u1 - line.u0) + 0.25 * line.size;
    }

    /// A name with nothing beside it over the middle of the table, or of its figures, is that of
    /// the rows below.
    TextCell over_section(std::size_t i, TextCell cell) const {
        const BandLine& line = lines_[i];
        if (line.cells.size() == 1 && cell.lines.size() == 1 && i + 1 < lines_.size()) {
            const TextLine& text = *cell.lines.front();
            const bool all = stands_over(*columns_, 0, text);
            if (all || (columns_->size() > 3 && cell.first_column > 0 &&
                        stands_over(*columns_, 1, text))) {
                cell.first_column = all ? 0 : 1;
                cell.last_column = static_cast<int>(columns_->size()) - 1;
            }
        }
        return cell;
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
                put(row, row.empty() ? over_section(i, cell) : cell);
            }
            leading = leads_row(i);
        }
        close_row(std::move(row), top);
    }

    void finish() {
        out_.edges.push_back(lines_.back().v1);
        // Where letters are of unlike heights, a line may reach above the one before it.
        for (std::size_t i = 1; i < out_.edges.size(); ++i) {
            out_.edges[i] = std::max(out_.edges[i], out_.edges[i - 1]);
        }
        for (TextCell& cell : out_.cells) {
            std::stable_sort(cell.lines.begin(), cell.lines.end(),
                             [](const TextLine* a, const TextLine* b) {
                                 return a->v0 != b->v0 ? a->v0 < b->v0 : a->u0 < b->u0;
                             });
        }
    }

    std::vector<BandLine> lines_;
    const std::vector<TextColumn>* columns_ = nullptr;
    TextRows out_;
    bool rows_stand_apart_ = false;
    double apart_ = 0;      // the least gap between rows then
    double row_gap_ = 0;    // between rows, as a rule
    double label_end_ = 0;  // how far labels reach; those that dots follow do not count
};

}  // namespace

TextRows text_rows(const Bands& bands, const TabularRegion& region,
                   const std::vector<TextColumn>& columns) {
    return RowMaker(band_lines(bands, region, columns)).run(columns, region.partial);
}

}  // namespace tenken::layout
