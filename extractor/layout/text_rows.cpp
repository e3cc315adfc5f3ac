#include "extractor/layout/text_rows.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text_heading.h"

namespace tenken::layout {
namespace {

constexpr double tight = 0.75;             // times the text size: lines of one wrapped text
constexpr double deeper = 0.4;             // em: indented further
constexpr std::size_t lines_in_strip = 5;  // between two rules that part rows

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
    explicit RowMaker(std::vector<BandLine> lines) : lines_(std::move(lines)) {}

    TextRows run(const std::vector<TextColumn>& columns, const std::vector<Line>& partial) {
        const std::size_t heading = heading_lines(lines_);
        Heading top = text_heading(lines_, heading, columns, partial);
        out_.cells = std::move(top.cells);
        out_.edges = std::move(top.tops);
        out_.count = static_cast<int>(out_.edges.size());
        if (!add_strips(heading)) {
            add_body(heading);
        }
        finish();
        return std::move(out_);
    }

  private:
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
        out_.edges.push_back(lines_.back().v1);
        for (TextCell& cell : out_.cells) {
            std::stable_sort(cell.lines.begin(), cell.lines.end(),
                             [](const TextLine* a, const TextLine* b) {
                                 return a->v0 != b->v0 ? a->v0 < b->v0 : a->u0 < b->u0;
                             });
        }
    }

    std::vector<BandLine> lines_;
    TextRows out_;
};

}  // namespace

TextRows text_rows(const Bands& bands, const TabularRegion& region,
                   const std::vector<TextColumn>& columns) {
    return RowMaker(band_lines(bands, region, columns)).run(columns, region.partial);
}

}  // namespace tenken::layout
