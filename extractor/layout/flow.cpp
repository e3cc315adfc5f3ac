#include "extractor/layout/flow.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/columns.h"
#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

using extractor::Page;
using schema::Table;

constexpr double column_gap = 1.6;       // em: segments further apart may be columns
constexpr double centred_within = 0.03;  // of the page's width: how far off the middle
constexpr double centred_indent = 0.08;  // of the page's width: what stands at the margin is not
constexpr double title_indent = 0.2;     // of the page's width: nothing at the margin begins there
constexpr double longest_title = 0.6;    // of the page's width

/// A paragraph or table with what its place in the reading order depends on.
struct Item {
    Block block;
    Box box;
};

class PageFlow {
  public:
    PageFlow(const Page& page, const Runs& runs) : page_(page), runs_(runs) {}

    /// Paragraphs of the runs, all of one direction, that stand in one frame or in none.
    void add_text(const std::vector<std::uint32_t>& numbers, Direction direction,
                  const Box& frame) {
        std::vector<Piece> pieces;
        pieces.reserve(numbers.size());
        for (const std::uint32_t n : numbers) {
            pieces.push_back(piece_of(runs_.runs[n], direction));
        }
        std::vector<TextLine> segments = make_lines(pieces, runs_, column_gap);
        const std::vector<double> parting =
            direction == Direction::right ? gutters(segments) : std::vector<double>();
        if (frame.empty() && direction == Direction::right) {
            gutters_ = parting;
        }
        std::vector<std::vector<TextLine>> columns(parting.size() * 2 + 2);
        for (TextLine& segment : segments) {
            columns[column_of(segment.u0, segment.u1, parting)].push_back(std::move(segment));
        }
        for (std::vector<TextLine>& column : columns) {
            add_column(column, pieces, direction, frame);
        }
    }

    void add_table(Table table) {
        const Box box = table.place.box;
        items_.push_back({std::move(table), box});
    }

    std::vector<Block> ordered() {
        // What reaches over a gutter ends the columns above it; within them the columns follow one
        // after the other.
        std::stable_sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
            return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
        });
        std::vector<Block> out;
        std::vector<std::vector<Item*>> columns(gutters_.size() + 1);
        const auto flush = [&] {
            for (std::vector<Item*>& column : columns) {
                for (Item* item : column) {
                    out.push_back(std::move(item->block));
                }
                column.clear();
            }
        };
        for (Item& item : items_) {
            const std::size_t column = column_of(item.box.x0, item.box.x1, gutters_);
            if (column % 2 == 1) {
                flush();
                out.push_back(std::move(item.block));
            } else {
                columns[column / 2].push_back(&item);
            }
        }
        flush();
        return out;
    }

  private:
    /// 2 n for column n, an odd number for what reaches over a gutter.
    static std::size_t column_of(double begin, double end, const std::vector<double>& parting) {
        std::size_t n = 0;
        while (n < parting.size() && parting[n] < begin) {
            ++n;
        }
        return n < parting.size() && parting[n] < end ? parting.size() * 2 + 1 : n * 2;
    }

    /// Segments of one column into lines, lines into paragraphs.
    void add_column(std::vector<TextLine>& segments, const std::vector<Piece>& pieces,
                    Direction direction, const Box& frame) {
        if (segments.empty()) {
            return;
        }
        std::vector<TextLine> lines;
        std::vector<bool> tabbed;  // lines with a wide gap within: set by hand, not wrapped
        for (TextLine& segment : segments) {
            const bool beside = !lines.empty() &&
                                lines.back().first + lines.back().count == segment.first &&
                                segment.v0 < lines.back().v1 && segment.v1 > lines.back().v0 &&
                                segment.u0 >= lines.back().u1;
            if (beside) {
                TextLine& line = lines.back();
                tabbed.back() = tabbed.back() || !begins_entry(line.text);
                line.text += ' ' + segment.text;
                line.u1 = std::max(line.u1, segment.u1);
                line.count += segment.count;
                line.bold = line.bold && segment.bold;
            } else {
                lines.push_back(std::move(segment));
                tabbed.push_back(false);
            }
        }
        const Room room = room_of(lines, direction, frame);
        std::size_t first = 0;
        std::string text = lines.front().text;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool last = i + 1 == lines.size();
            const Join join = last ? Join::new_entry : join_of(lines, i, room, pieces, runs_);
            if (!last && join != Join::new_entry && lines[i].bold == lines[i + 1].bold &&
                !tabbed[i] &&
                !(direction == Direction::right && set_apart(lines[i], lines[i + 1]))) {
                text += join == Join::spaced ? " " : "";
                text += lines[i + 1].text;
                continue;
            }
            add_paragraph(std::move(text), &lines[first], &lines[i] + 1, pieces, direction, frame);
            first = i + 1;
            text = last ? std::string() : lines[first].text;
        }
    }

    /// Lines of a title page: each in the middle, none so long that it had to be broken.
    bool set_apart(const TextLine& before, const TextLine& after) const {
        const double middle = page_.width / 2;
        const auto is_central = [&](const TextLine& line) {
            return std::abs((line.u0 + line.u1) / 2 - middle) < centred_within * page_.width;
        };
        return is_central(before) && is_central(after) &&
               std::abs(before.u0 - after.u0) > 0.3 * before.size &&
               before.u1 - before.u0 < longest_title * page_.width;
    }

    /// The room that the author gave to these lines. The right edge is the furthest that two lines
    /// agree on, or a table's: a page number may stand further out.
    Room room_of(const std::vector<TextLine>& lines, Direction direction, const Box& frame) const {
        std::vector<double> ends;
        Room room{1e9, -1e9};
        double em = 0;
        for (const TextLine& line : lines) {
            room.begin = std::min(room.begin, line.u0);
            em = std::max(em, line.size);
            ends.push_back(line.u1);
        }
        if (!frame.empty()) {
            const Piece inner = frame_of(frame, direction);
            return {room.begin, std::max(inner.u1 - (room.begin - inner.u0), room.begin)};
        }
        if (direction == Direction::right && gutters_.empty()) {
            for (const Item& item : items_) {
                if (std::holds_alternative<Table>(item.block)) {
                    ends.insert(ends.end(), 2, item.box.x1);
                }
            }
        }
        std::sort(ends.begin(), ends.end());
        room.end = ends.back();
        for (std::size_t i = ends.size(); i-- > 1;) {
            if (ends[i] - ends[i - 1] <= em) {
                room.end = ends[i];
                break;
            }
        }
        return room;
    }

    void add_paragraph(std::string text, const TextLine* first, const TextLine* last,
                       const std::vector<Piece>& pieces, Direction direction, const Box& frame) {
        Paragraph paragraph;
        paragraph.text = std::move(text);
        paragraph.place.page = page_.number;
        paragraph.frame = frame;
        std::size_t longest = 0;
        for (const TextLine* line = first; line != last; ++line) {
            for (std::uint32_t i = line->first; i < line->first + line->count; ++i) {
                paragraph.place.box = paragraph.place.box.united(pieces[i].run->box);
            }
            if (line->text.size() > longest) {
                longest = line->text.size();
                paragraph.size = line->size;
                paragraph.bold = line->bold;
            }
        }
        const Box& box = paragraph.place.box;
        paragraph.indent = box.x0;
        paragraph.centred =
            direction == Direction::right &&
            std::abs(box.center_x() - page_.width / 2) < centred_within * page_.width &&
            (box.x0 > left_margin(box) + centred_indent * page_.width ||
             box.x0 > title_indent * page_.width);
        items_.push_back({std::move(paragraph), box});
    }

    /// Where text begins on this page, as far as the loose runs tell.
    double left_margin(const Box& fallback) const { return margin_ < 0 ? fallback.x0 : margin_; }

  public:
    void set_margin(double margin) { margin_ = margin; }

  private:
    const Page& page_;
    const Runs& runs_;
    double margin_ = -1;
    std::vector<double> gutters_;
    std::vector<Item> items_;
};

}  // namespace

std::vector<Block> reading_order(const Page& page, const Runs& runs,
                                 const std::vector<std::uint32_t>& loose,
                                 const std::vector<Box>& frames, std::vector<Table> tables) {
    PageFlow flow(page, runs);
    // By frame (the last place is for none), then direction.
    std::vector<std::vector<std::uint32_t>> by_frame(frames.size() + 1);
    double margin = page.width;
    for (const std::uint32_t n : loose) {
        const Box& box = runs.runs[n].box;
        std::size_t in = frames.size();
        double smallest = 1e18;
        for (std::size_t f = 0; f < frames.size(); ++f) {
            const double area = frames[f].width() * frames[f].height();
            if (frames[f].contains(box.center_x(), box.center_y()) && area < smallest) {
                smallest = area;
                in = f;
            }
        }
        by_frame[in].push_back(n);
        margin = std::min(margin, box.x0);
    }
    for (Table& table : tables) {
        margin = std::min(margin, table.place.box.x0);
        flow.add_table(std::move(table));
    }
    flow.set_margin(margin);
    for (std::size_t f = by_frame.size(); f-- > 0;) {
        std::vector<std::vector<std::uint32_t>> by_direction(5);
        for (const std::uint32_t n : by_frame[f]) {
            by_direction[static_cast<std::size_t>(runs.runs[n].direction)].push_back(n);
        }
        for (std::size_t d = 0; d < by_direction.size(); ++d) {
            if (!by_direction[d].empty()) {
                flow.add_text(by_direction[d], static_cast<Direction>(d),
                              f < frames.size() ? frames[f] : Box());
            }
        }
    }
    return flow.ordered();
}

}  // namespace tenken::layout
