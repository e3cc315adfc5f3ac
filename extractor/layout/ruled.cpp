#include "extractor/layout/ruled.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extractor/layout/acceptance.h"
#include "extractor/layout/frame_break.h"
#include "extractor/layout/hung_columns.h"
#include "extractor/layout/open_rows.h"
#include "extractor/layout/outline.h"
#include "extractor/layout/stacked_bands.h"
#include "extractor/layout/stripes.h"
#include "extractor/layout/underline.h"

namespace tenken::layout {
namespace {

constexpr double page_sized = 0.6;     // share of the page that makes a cell the page's own frame
constexpr double break_zone = 0.2;     // of the page's height at its head and foot
constexpr double least_filled = 0.75;  // share of cells with text in a table without lines
constexpr double lowest_rest = 12;     // points: of a row that a page break cut
constexpr int most_partings = 3;
constexpr std::size_t cells_of_frame = 4;  // a frame around tables has no more

/// Boxes one above the other around whole tables, or a few cells around most of the page: no table
/// but a border. A form with a small table in one of its cells has labels beside that cell.
bool surrounds(const FilledGrid& filled, const std::vector<int>& group,
               const std::vector<FoundTable>& tables, const extractor::Page& page) {
    if (group.size() > cells_of_frame) {
        return false;
    }
    Box whole;
    for (const int n : group) {
        whole = whole.united(filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
    }
    return std::any_of(group.begin(), group.end(), [&](int n) {
        const Box box = filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]);
        if (box.width() * box.height() > page_sized * page.width * page.height) {
            return true;
        }
        return box.width() > whole.width() - 1 &&
               std::any_of(tables.begin(), tables.end(), [&](const FoundTable& inner) {
                   const Box& inside = inner.table.place.box;
                   return box.contains(inside.x0, inside.y0) && box.contains(inside.x1, inside.y1);
               });
    });
}

/// At the head or foot of the page.
bool at_break(const FilledGrid& filled, const std::vector<int>& group,
              const extractor::Page& page) {
    Box box;
    for (const int n : group) {
        box = box.united(filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
    }
    return box.y0 < break_zone * page.height || box.y1 > (1 - break_zone) * page.height;
}

/// Shading alone makes many shapes: what it makes a table of has rows, columns and text in them.
bool is_plain_table(const schema::Table& table) {
    std::size_t filled = 0;
    for (const schema::Cell& cell : table.cells) {
        filled += cell.text.empty() ? 0 : 1;
    }
    return table.rows > 1 && table.columns > 1 && filled >= 4 &&
           static_cast<double>(filled) >= least_filled * static_cast<double>(table.cells.size());
}

/// What a page break left of one row: shaded cells beside each other, one with text at least.
bool is_rest_of_row(const schema::Table& table, bool at_break) {
    return at_break && table.rows == 1 && table.columns > 1 &&
           std::any_of(table.cells.begin(), table.cells.end(), [](const schema::Cell& cell) {
               return cell.text.find('\n') != std::string::npos ||
                      cell.place.box.height() > lowest_rest;
           });
}

/// Keeps the breaks in the frame that did not part the table.
void note_steps(FoundTable& found, const std::vector<FrameBreak>& breaks) {
    for (const FrameBreak& edge : breaks) {
        const auto below = std::find_if(
            found.table.cells.begin(), found.table.cells.end(), [&](const schema::Cell& cell) {
                return cell.row > 0 && std::abs(cell.place.box.y0 - edge.y) <= touching;
            });
        if (below != found.table.cells.end()) {
            found.steps.push_back({found.table.place, below->row, edge.above, edge.below});
        }
    }
}

class Finder {
  public:
    Finder(const extractor::Page& page, RunIndex& index) : page_(page), index_(index) {}

    RuledTables run() {
        Lines lines = drawn_lines(page_);
        take_out_underlines(lines, index_);
        out_.unused = search(lines, false);
        Lines weak = outside(shade_lines(page_));
        if (!weak.empty()) {
            weak.horizontal.insert(weak.horizontal.end(), out_.unused.horizontal.begin(),
                                   out_.unused.horizontal.end());
            weak.vertical.insert(weak.vertical.end(), out_.unused.vertical.begin(),
                                 out_.unused.vertical.end());
            sort(weak);
            hang(search(weak, true));
            out_.unused = outside(std::move(out_.unused));
        }
        return std::move(out_);
    }

  private:
    /// Tables below a heading of shaded cells, of lines that belong to no other.
    void hang(const Lines& weak) {
        std::vector<Box> used = out_.charts;
        for (const FoundTable& found : out_.tables) {
            used.push_back(found.table.place.box);
        }
        for (const Component& component : hung_columns(weak, page_.shades, used, index_)) {
            examine(component, true);
        }
    }

    static void sort(Lines& lines) {
        for (std::vector<Line>* list : {&lines.horizontal, &lines.vertical}) {
            std::sort(list->begin(), list->end(), [](const Line& a, const Line& b) {
                return a.position != b.position ? a.position < b.position : a.begin < b.begin;
            });
        }
    }

    /// Lines whose middle lies in no table and no chart.
    Lines outside(Lines lines) const {
        const auto is_inside = [this](double x, double y) {
            return std::any_of(out_.tables.begin(), out_.tables.end(),
                               [&](const FoundTable& found) {
                                   const Box& box = found.table.place.box;
                                   return x > box.x0 - touching && x < box.x1 + touching &&
                                          y > box.y0 - touching && y < box.y1 + touching;
                               }) ||
                   std::any_of(out_.charts.begin(), out_.charts.end(),
                               [&](const Box& box) { return box.contains(x, y); });
        };
        const auto drop = [](std::vector<Line>& list, auto gone) {
            list.erase(std::remove_if(list.begin(), list.end(), gone), list.end());
        };
        drop(lines.horizontal, [&](const Line& line) {
            return is_inside((line.begin + line.end) / 2, line.position);
        });
        drop(lines.vertical, [&](const Line& line) {
            return is_inside(line.position, (line.begin + line.end) / 2);
        });
        return lines;
    }

    /// Adds the tables that these lines make. Gives the lines that belong to none.
    Lines search(const Lines& lines, bool weak) {
        std::vector<Component> found = components(lines);
        if (weak) {
            found = join_stacked_bands(std::move(found), index_);
        }
        for (const Component& component :
             join_open_rows(std::move(found), lines, index_, page_.shades, weak)) {
            examine(component, weak);
        }
        return outside(lines);
    }

    /// `rounds`: how often it may still be parted into tables that touch. Walls that all but meet
    /// are seen as one until the tables between them are apart.
    void examine(const Component& component, bool weak, int rounds = most_partings) {
        std::vector<FrameBreak> breaks;
        if (!weak) {
            breaks = frame_breaks(component.lines);
            const std::vector<Component> parts = part_at_breaks(component, breaks);
            if (parts.size() > 1 && rounds > 0) {
                for (const Component& part : parts) {
                    examine(part, weak, rounds - 1);
                }
                return;
            }
        }
        const FilledGrid filled = filled_grid(component, index_, page_.shades, weak);
        if (filled.grid.empty()) {
            return;
        }
        const std::vector<bool> accepted = accept_faces(filled.grid, filled.placement);
        const TableMaker maker(filled, index_, page_);
        const std::vector<std::vector<int>> groups = adjacent_groups(filled.grid, accepted);
        if (groups.size() == 1 && rounds > 0) {
            const auto parts = part_at_steps(filled.grid, groups.front());
            if (parts.size() > 1) {
                for (const Component& part : lines_of_parts(component.lines, filled.grid, parts)) {
                    examine(part, weak, rounds - 1);
                }
                return;
            }
        }
        for (const std::vector<int>& group : groups) {
            Verdict verdict =
                judge(filled.grid, filled.placement, group, at_break(filled, group, page_));
            if (verdict == Verdict::table && surrounds(filled, group, out_.tables, page_)) {
                verdict = Verdict::frame;
            }
            if (verdict == Verdict::table &&
                is_divided_by_text(filled.grid, filled.placement, group, index_.runs(), weak)) {
                continue;
            }
            if (verdict == Verdict::table) {
                FoundTable found = maker.make(group);
                note_steps(found, breaks);
                if (filled.divided || weak) {
                    found.table.evidence = schema::Evidence::half_ruled;
                }
                const bool whole = is_plain_table(found.table) ||
                                   is_rest_of_row(found.table, at_break(filled, group, page_));
                if (!weak || (whole && !is_part_of_stripes(found.table, page_, index_))) {
                    out_.tables.push_back(std::move(found));
                }
            } else if (verdict == Verdict::frame && !weak) {
                for (const int n : group) {
                    out_.frames.push_back(
                        filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
                }
            } else if (verdict == Verdict::decoration && group.size() > 1 && !weak) {
                Box box;
                for (const int n : group) {
                    box =
                        box.united(filled.grid.box(filled.grid.faces[static_cast<std::size_t>(n)]));
                }
                out_.charts.push_back(box);
            }
        }
    }

    const extractor::Page& page_;
    RunIndex& index_;
    RuledTables out_;
};

}  // namespace

RuledTables find_ruled_tables(const extractor::Page& page, RunIndex& index) {
    return Finder(page, index).run();
}

}  // namespace tenken::layout
