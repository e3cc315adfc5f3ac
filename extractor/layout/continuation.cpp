#include "extractor/layout/continuation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extractor/layout/characters.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

using schema::Cell;
using schema::Table;

constexpr double same_edge = 3;      // points
constexpr double other_margin = 80;  // points: a facing page may begin further in
constexpr double line_slack = 14;    // points: a row needs a little more than its height
constexpr double rare = 0.2;         // share of rows with a blank label where that means a cut
constexpr std::size_t most_habits = 256;
constexpr double same_width = 0.75;         // points: of two parts of one table
constexpr std::ptrdiff_t least_widths = 4;  // tables for each one of a width that is its own

/// Cells that reach into a row, from left to right.
std::vector<const Cell*> cells_of(const Table& table, int row) {
    std::vector<const Cell*> out;
    for (const Cell& cell : table.cells) {
        if (cell.row > row) {
            break;  // they stand by rows
        }
        if (row < cell.row + cell.row_span) {
            out.push_back(&cell);
        }
    }
    std::sort(out.begin(), out.end(),
              [](const Cell* a, const Cell* b) { return a->place.box.x0 < b->place.box.x0; });
    return out;
}

std::vector<std::string> texts_of(const std::vector<const Cell*>& cells) {
    std::vector<std::string> out;
    out.reserve(cells.size());
    for (const Cell* cell : cells) {
        out.push_back(schema::squeeze(cell->text));
    }
    return out;
}

double width(const Table& table) {
    return table.place.box.width();
}

/// The same outer edges, on a facing page perhaps moved sideways.
bool same_outline(const Table& a, const Table& b) {
    const double moved = std::abs(a.place.box.x0 - b.place.box.x0);
    const double wider = std::abs(width(a) - width(b));
    return wider <= same_edge && (moved <= same_edge || (moved <= other_margin && wider <= 1.5));
}

/// Columns that nobody drew on one of the pages were drawn on the other, perhaps.
bool same_evidence(const Table& a, const Table& b) {
    const auto drawn = [](const Table& table) {
        return table.evidence == schema::Evidence::ruled ||
               table.evidence == schema::Evidence::half_ruled;
    };
    return a.evidence == b.evidence || (drawn(a) && drawn(b));
}

/// How many rows at the top of `next` repeat those at the top of `whole`.
int repeated_rows(const Table& whole, const Table& next) {
    int rows = 0;
    while (rows < next.rows && rows < whole.rows) {
        const std::vector<const Cell*> old_cells = cells_of(whole, rows);
        const std::vector<const Cell*> new_cells = cells_of(next, rows);
        const std::vector<std::string> texts = texts_of(new_cells);
        const bool blank = std::all_of(texts.begin(), texts.end(),
                                       [](const std::string& text) { return text.empty(); });
        if (blank || texts != texts_of(old_cells) ||
            !same_shape(row_shape(whole, rows), row_shape(next, rows))) {
            break;
        }
        ++rows;
    }
    return rows;
}

/// True if a row further down says the same in both, at the same place: two filled-in copies of one
/// form, whose labels stand in several rows. The rows of a list below its heading differ.
/// A row of the heading again, further down over other rows, tells nothing.
bool same_form(const Table& whole, const Table& next, int repeated) {
    const auto is_heading = [&](const std::vector<std::string>& texts) {
        for (int row = 0; row < repeated; ++row) {
            if (texts == texts_of(cells_of(next, row))) {
                return true;
            }
        }
        return false;
    };
    for (int row = repeated + 1; row < std::min(whole.rows, next.rows); ++row) {
        const std::vector<std::string> texts = texts_of(cells_of(next, row));
        const bool blank = std::any_of(texts.begin(), texts.end(),
                                       [](const std::string& text) { return text.empty(); });
        if (!texts.empty() && !blank && texts == texts_of(cells_of(whole, row)) &&
            !is_heading(texts) && same_shape(row_shape(whole, row), row_shape(next, row))) {
            return true;
        }
    }
    return false;
}

bool all_shaded(const std::vector<const Cell*>& cells) {
    return cells.size() > 1 &&
           std::all_of(cells.begin(), cells.end(), [](const Cell* cell) { return cell->shaded; });
}

/// Share of the cells under each other at `edge` (from the table's left) that are blank.
struct Blanks {
    int blank = 0;
    int all = 0;
    void count(const Table& table, double edge, int from_row, int to_row) {
        for (const Cell& cell : table.cells) {
            if (std::abs(cell.place.box.x0 - table.place.box.x0 - edge) <= same_edge &&
                cell.row >= from_row && cell.row < to_row) {
                ++all;
                blank += cell.text.empty() ? 1 : 0;
            }
        }
    }
    bool are_rare() const { return blank <= rare * all; }
};

/// True if a text stands more than once below the same edge: 計画, 実績 beside each year.
bool is_word_of_column(const std::string& text, double edge, const Table& last, const Table& next) {
    constexpr std::size_t longest = 24;  // bytes: eight kanji
    if (text.empty() || text.size() > longest) {
        return false;
    }
    int count = 0;
    for (const Table* table : {&last, &next}) {
        for (const Cell& cell : table->cells) {
            const double at = cell.place.box.x0 - table->place.box.x0;
            count += std::abs(at - edge) <= same_edge && cell.text == text ? 1 : 0;
        }
    }
    return count > 1;
}

/// 令和2年度の実 and, on the next page, 績: the last letters of a row, or nothing, in each cell.
bool is_tail(const std::vector<const Cell*>& above, const std::vector<const Cell*>& below,
             const Table& last, const Table& next) {
    constexpr std::size_t longest = 6;  // bytes: two kanji
    std::size_t tails = 0;
    for (std::size_t i = 0; i < below.size() && i < above.size(); ++i) {
        const std::string& text = below[i]->text;
        if (text.empty()) {
            continue;
        }
        const double edge = below[i]->place.box.x0 - next.place.box.x0;
        const char32_t first = first_character(text);
        const bool letters = first >= 0x3041 && is_wide(first) && first < 0xFB00;
        if (!letters || text.size() > longest || above[i]->text.size() <= longest ||
            is_word_of_column(text, edge, last, next)) {
            return false;
        }
        ++tails;
    }
    return tails > 0;
}

/// True if one text seems to go on from one row to the next.
bool text_goes_on(const std::string& before, const std::string& after) {
    constexpr std::u32string_view ends = U"。．.!?！？」』）)：:";
    return !before.empty() && !after.empty() && !begins_entry(after) &&
           ends.find(last_character(before)) == ends.npos;
}

}  // namespace

RowShape row_shape(const Table& table, int row) {
    RowShape out;
    for (const Cell* cell : cells_of(table, row)) {
        out.edges.push_back(cell->place.box.x0 - table.place.box.x0);
        out.edges.push_back(cell->place.box.x1 - table.place.box.x0);
        out.shaded.push_back(cell->shaded);
    }
    return out;
}

bool same_shape(const RowShape& a, const RowShape& b) {
    return a.edges.size() == b.edges.size() &&
           std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(),
                      [](double x, double y) { return std::abs(x - y) <= same_edge; });
}

bool are_beside(const Block& left, const Block& right) {
    const auto* a = std::get_if<Table>(&left);
    const auto* b = std::get_if<Table>(&right);
    if (a == nullptr || b == nullptr) {
        return false;
    }
    const schema::Box& one = a->place.box;
    const schema::Box& other = b->place.box;
    const double shared = std::min(one.y1, other.y1) - std::max(one.y0, other.y0);
    return one.x1 <= other.x0 && 2 * shared > std::min(one.height(), other.height());
}

TableHabits::TableHabits(const std::vector<PageLayout>& pages) {
    for (const PageLayout& page : pages) {
        for (std::size_t b = 0; b < page.blocks.size(); ++b) {
            const auto* packed = std::get_if<Table>(&page.blocks[b]);
            // The first of a page may be the rest of one, and so may what stands beside it.
            const bool first = b == 0 || (b == 1 && are_beside(page.blocks[0], page.blocks[1]));
            if (packed != nullptr) {
                widths_.push_back(width(*packed));
            }
            if (packed != nullptr && packed->rows > 1) {
                const schema::WithCells table(*packed);
                std::vector<RowShape> shapes;
                for (int row = 0; row < table->rows; ++row) {
                    shapes.push_back(row_shape(*table, row));
                }
                for (std::size_t i = 1; i < shapes.size() && steps_.size() < most_habits; ++i) {
                    const bool known =
                        std::any_of(steps_.begin(), steps_.end(), [&](const auto& step) {
                            return same_shape(step.first, shapes[i - 1]) &&
                                   same_shape(step.second, shapes[i]) &&
                                   step.first.shaded == shapes[i - 1].shaded &&
                                   step.second.shaded == shapes[i].shaded;
                        });
                    if (!known) {
                        steps_.emplace_back(shapes[i - 1], shapes[i]);
                    }
                }
                if (!first && starts_.size() < most_habits) {
                    starts_.push_back(
                        {shapes.front(), texts_of(cells_of(*table, 0)), table->place});
                }
            }
        }
    }
    std::sort(widths_.begin(), widths_.end());
}

/// True if a table is as wide as hardly another, and the row begins with what none begins with:
/// where every table is as wide as its text, two parts of one width are one table.
bool TableHabits::has_own_width(const Table& table, const Start& row) const {
    const double wide = width(table);
    const auto alike = std::upper_bound(widths_.begin(), widths_.end(), wide + same_width) -
                       std::lower_bound(widths_.begin(), widths_.end(), wide - same_width);
    return alike * least_widths <= static_cast<std::ptrdiff_t>(widths_.size()) &&
           std::none_of(starts_.begin(), starts_.end(), [&](const Start& start) {
               return !row.texts.front().empty() && start.texts.front() == row.texts.front();
           });
}

bool TableHabits::begins_table(const Start& row, const Table& whole) const {
    const auto alike = [&row](const RowShape& shape, const std::vector<std::string>& texts) {
        return !texts.empty() && !texts.front().empty() && texts.front() == row.texts.front() &&
               same_shape(shape, row.shape);
    };
    return alike(row_shape(whole, 0), texts_of(cells_of(whole, 0))) ||
           std::any_of(starts_.begin(), starts_.end(), [&](const Start& start) {
               return !(start.place == row.place) && alike(start.shape, start.texts);
           });
}

bool TableHabits::may_follow(const Table& last, const RowShape& next) const {
    const RowShape before = row_shape(last, last.rows - 1);
    if (same_shape(before, next)) {
        return true;
    }
    if (std::any_of(steps_.begin(), steps_.end(), [&](const auto& step) {
            return same_shape(step.first, before) && same_shape(step.second, next);
        })) {
        return true;
    }
    // Edges that all stand in the table already, if in other rows.
    return std::all_of(next.edges.begin(), next.edges.end(), [&](double edge) {
        return std::any_of(last.cells.begin(), last.cells.end(), [&](const Cell& cell) {
            const double left = cell.place.box.x0 - last.place.box.x0;
            const double right = cell.place.box.x1 - last.place.box.x0;
            return std::abs(left - edge) <= same_edge || std::abs(right - edge) <= same_edge;
        });
    });
}

/// True if a row like this stands below another like it in some table.
bool TableHabits::follows_itself(const RowShape& shape) const {
    return std::any_of(steps_.begin(), steps_.end(), [&](const auto& step) {
        return same_shape(step.first, shape) && same_shape(step.second, shape) &&
               step.first.shaded == shape.shaded && step.second.shaded == shape.shaded;
    });
}

/// True if row `row` of `next` is the rest of the last row of `last`: one of the two has a blank
/// label where rows have one.
bool TableHabits::is_cut(const Table& last, const Table& next, int row) const {
    const std::vector<const Cell*> above = cells_of(last, last.rows - 1);
    const std::vector<const Cell*> below = cells_of(next, row);
    const RowShape shape = row_shape(next, row);
    if (!same_shape(row_shape(last, last.rows - 1), shape)) {
        return false;
    }
    if (below.size() == 1) {
        // A single wide cell: labels stand above, not beside it.
        return row_shape(last, last.rows - 1).shaded == shape.shaded &&
               (!follows_itself(shape) || text_goes_on(above.front()->text, below.front()->text));
    }
    if (is_tail(above, below, last, next)) {
        return true;
    }
    // The label is the first cell that is not itself a group of several rows.
    std::size_t label = 0;
    while (label + 1 < below.size() && (below[label]->row_span > 1 || above[label]->row_span > 1)) {
        ++label;
    }
    const bool blank_above = above[label]->text.empty();
    const bool blank_below = below[label]->text.empty();
    if (blank_above == blank_below) {
        return false;
    }
    const double edge = below[label]->place.box.x0 - next.place.box.x0;
    for (std::size_t i = label + 1; i < below.size(); ++i) {
        // 令和元年度 | 計画 and, on the next page, 実績: a group is cut, its rows are whole.
        const double beside = below[i]->place.box.x0 - next.place.box.x0;
        if (above[i]->text != below[i]->text &&
            is_word_of_column(above[i]->text, beside, last, next) &&
            is_word_of_column(below[i]->text, beside, last, next)) {
            return false;
        }
    }
    Blanks blanks;
    blanks.count(last, edge, 0, last.rows - 1);
    blanks.count(next, edge, row + 1, next.rows);
    return blanks.are_rare();
}

std::optional<Seam> TableHabits::seam(const Table& whole, const Table& last, const Table& next,
                                      double room) const {
    if (!same_evidence(last, next) || !same_outline(last, next)) {
        return std::nullopt;
    }
    Seam out;
    out.repeated_rows = repeated_rows(whole, next);
    const int row = out.repeated_rows;
    if (row == next.rows) {
        return row > 0 && next.rows < whole.rows ? std::optional<Seam>(out) : std::nullopt;
    }
    const std::vector<const Cell*> cells = cells_of(next, row);
    if (cells.empty() || (row > 0 && same_form(whole, next, row))) {
        return std::nullopt;
    }
    const Start start{row_shape(next, row), texts_of(cells), next.place};
    out.row_cut = is_cut(last, next, row);
    if (row == 0) {
        const double height = cells.front()->place.box.height();
        const bool heading = all_shaded(cells) && all_shaded(cells_of(whole, 0)) &&
                             same_shape(start.shape, row_shape(whole, 0));
        if (begins_table(start, whole) || heading || room > height + line_slack ||
            !(may_follow(last, start.shape) ||
              (std::abs(width(last) - width(next)) <= same_width && has_own_width(last, start)))) {
            return std::nullopt;
        }
    }
    return out;
}

}  // namespace tenken::layout
