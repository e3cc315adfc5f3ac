// Pages into one document.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/continuation.h"
#include "extractor/layout/cut_table.h"
#include "extractor/layout/document.h"
#include "extractor/layout/joined_table.h"
#include "extractor/layout/nested_tables.h"
#include "extractor/layout/running.h"
#include "extractor/layout/wide_table.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

using schema::Box;
using schema::Table;

constexpr double same_size = 0.05;      // of the size: paragraphs of one text
constexpr std::size_t lines_above = 3;  // blocks above a table that may stand again over its rest

const Box& box_of(const Block& block) {
    const auto* table = std::get_if<Table>(&block);
    return table != nullptr ? table->place.box : std::get<Paragraph>(block).place.box;
}

/// Where the text of pages of one size ends and begins, as far as any page tells.
struct Body {
    double left = 1e9;
    double right = -1e9;
    double bottom = -1e9;
};

class Bodies {
  public:
    explicit Bodies(const std::vector<PageLayout>& pages) {
        for (const PageLayout& page : pages) {
            Body& body = of(page);
            for (const Block& block : page.blocks) {
                const Box& box = box_of(block);
                body.left = std::min(body.left, box.x0);
                body.right = std::max(body.right, box.x1);
                body.bottom = std::max(body.bottom, box.y1);
            }
        }
    }
    Body& of(const PageLayout& page) {
        return bodies_[{std::lround(page.width), std::lround(page.height)}];
    }

  private:
    std::map<std::pair<long, long>, Body> bodies_;
};

/// True if a paragraph was cut by the page break: it ends at the margin without ending a sentence,
/// and what follows looks the same and begins nothing.
bool goes_on(const Paragraph& before, const Paragraph& after, const Body& body) {
    if (before.text.empty() || after.text.empty() || before.bold != after.bold || before.centred ||
        after.centred || !before.frame.empty() || !after.frame.empty() ||
        std::abs(before.size - after.size) > same_size * before.size || begins_entry(after.text)) {
        return false;
    }
    constexpr std::u32string_view ends = U"。．.!?！？」』）)：:";
    return ends.find(last_character(before.text)) == ends.npos &&
           before.place.box.x1 > body.right - 1.5 * before.size &&
           after.place.box.x0 < before.place.box.x0 + 0.5 * before.size;
}

class Joiner {
  public:
    explicit Joiner(std::vector<PageLayout> pages) : pages_(std::move(pages)) {}

    Document run() {
        take_out_running(pages_, document_);
        for (PageLayout& page : pages_) {
            take_in_nested_tables(page);
        }
        const TableHabits habits(pages_);
        Bodies bodies(pages_);
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            PageLayout& page = pages_[p];
            document_.characters += page.characters;
            document_.undecoded += page.undecoded;
            std::size_t first = 0;
            if (open_) {
                first = continue_tables(page, habits);
            } else if (!document_.blocks.empty() && !page.blocks.empty()) {
                first = continue_paragraph(page, bodies.of(page));
            }
            if (first < page.blocks.size()) {
                close_table();
            }
            for (std::size_t i = first; i < page.blocks.size(); ++i) {
                const bool last = i + 1 == page.blocks.size();
                auto* table = std::get_if<Table>(&page.blocks[i]);
                const bool left =
                    i + 2 == page.blocks.size() && are_beside(page.blocks[i], page.blocks[i + 1]);
                if (table != nullptr && (last || left)) {
                    packing_ = !table->packed.empty();
                    unpack_cells(*table);
                    table->packed = std::string();
                    if (last && p + 1 < pages_.size()) {
                        part_last(page, *table, pages_[p + 1], bodies.of(page).bottom, habits);
                    }
                    (left ? left_ : open_).emplace(std::move(*table));
                } else {
                    if (table != nullptr) {
                        drop_cells(*table);
                    }
                    document_.blocks.push_back(std::move(page.blocks[i]));
                }
            }
            bottom_ = bodies.of(page).bottom;
        }
        close_table();
        join_wide_tables(document_.blocks);
        number_tables();
        std::stable_sort(
            document_.running.begin(), document_.running.end(),
            [](const Paragraph& a, const Paragraph& b) { return a.place.page < b.place.page; });
        return std::move(document_);
    }

  private:
    /// Two tables side by side go on side by side; each is put on its own.
    std::size_t continue_tables(PageLayout& page, const TableHabits& habits) {
        std::size_t used = 0;
        if (left_ && !page.blocks.empty()) {
            if (auto* table = std::get_if<Table>(&page.blocks.front())) {
                used = continue_table(*left_, *table, habits) ? 1 : 0;
            }
        }
        return continue_open(page, used, habits);
    }

    /// The table cut at a step in its frame, at the first one or the last.
    static std::optional<TableParts> parts_of(const PageLayout& page, const Table& table,
                                              bool first) {
        const auto is_here = [&](const FrameStep& step) { return step.table == table.place; };
        if (first) {
            const auto step = std::find_if(page.steps.begin(), page.steps.end(), is_here);
            return step == page.steps.end() ? std::nullopt : cut_table(table, *step);
        }
        const auto step = std::find_if(page.steps.rbegin(), page.steps.rend(), is_here);
        return step == page.steps.rend() ? std::nullopt : cut_table(table, *step);
    }

    /// Leaves of the last table of a page what goes on there, if that is only what stands below a
    /// step in its frame.
    void part_last(const PageLayout& page, Table& table, PageLayout& after, double bottom,
                   const TableHabits& habits) {
        auto* next = after.blocks.empty() ? nullptr : std::get_if<Table>(&after.blocks.front());
        std::optional<TableParts> parts = parts_of(page, table, false);
        if (!parts || next == nullptr) {
            return;
        }
        unpack_cells(*next);
        const std::optional<TableParts> ends = parts_of(after, *next, true);
        const Table& rest = ends ? ends->above : *next;
        const double room = bottom - table.place.box.y1;
        if (goes_on_as(parts->below, rest) && !goes_on_as(parts->above, rest) &&
            habits.seam(parts->below, parts->below, rest, room)) {
            if (packing_) {
                pack_cells(parts->above);
            }
            document_.blocks.emplace_back(std::move(parts->above));
            table = std::move(parts->below);
        }
    }

    /// True if two parts have the same frame, not only nearly.
    static bool goes_on_as(const Table& part, const Table& next) {
        constexpr double same_side = 0.8;  // points
        return std::abs(part.place.box.width() - next.place.box.width()) <= same_side;
    }

    /// Puts on the open table the rows above a step in the frame of the next one; these are gone
    /// from it then.
    bool continue_above_step(const PageLayout& page, Table& next, const TableHabits& habits) {
        unpack_cells(next);
        std::optional<TableParts> parts = parts_of(page, next, true);
        if (!parts || !goes_on_as(open_->last(), parts->above) ||
            goes_on_as(open_->last(), parts->below) ||
            !continue_table(*open_, parts->above, habits)) {
            return false;
        }
        next = std::move(parts->below);
        return true;
    }

    bool continue_table(JoinedTable& open, Table& next, const TableHabits& habits) const {
        unpack_cells(next);
        const double room = bottom_ - open.last().place.box.y1;
        const std::optional<Seam> seam = habits.seam(open.table(), open.last(), next, room);
        if (seam) {
            open.append(next, *seam);
        }
        return seam.has_value();
    }

    /// Puts the first table of the page from block `from` on the open one if it goes on there.
    /// Gives the number of blocks used up.
    std::size_t continue_open(PageLayout& page, std::size_t from, const TableHabits& habits) {
        std::size_t at = from;
        while (at < page.blocks.size() && stands_above(page.blocks[at])) {
            ++at;
        }
        auto* table = at < page.blocks.size() ? std::get_if<Table>(&page.blocks[at]) : nullptr;
        if (table == nullptr) {
            return continue_in_box(page, from, habits);
        }
        const bool in_part = continue_above_step(page, *table, habits);
        if (!in_part && !continue_table(*open_, *table, habits)) {
            return from;
        }
        for (std::size_t i = from; i < at; ++i) {
            document_.running.push_back(std::get<Paragraph>(std::move(page.blocks[i])));
        }
        return in_part ? at : at + 1;
    }

    /// Puts the paragraphs in a box at the head of the page on the open table if they are the rest
    /// of its last row, of one wide cell.
    std::size_t continue_in_box(const PageLayout& page, std::size_t from,
                                const TableHabits& habits) {
        const auto* first =
            from < page.blocks.size() ? std::get_if<Paragraph>(&page.blocks[from]) : nullptr;
        if (first == nullptr || first->frame.empty()) {
            return from;
        }
        schema::Cell cell;
        cell.place = {first->place.page, first->frame};
        std::size_t end = from;
        for (; end < page.blocks.size(); ++end) {
            const auto* paragraph = std::get_if<Paragraph>(&page.blocks[end]);
            if (paragraph == nullptr || !(paragraph->frame == first->frame)) {
                break;
            }
            cell.text += (end > from ? "\n" : "") + paragraph->text;
        }
        Table rest;
        rest.rows = 1;
        rest.columns = 1;
        rest.evidence = open_->table().evidence;
        rest.place = cell.place;
        rest.cells.push_back(std::move(cell));
        const double room = bottom_ - open_->last().place.box.y1;
        const std::optional<Seam> seam = habits.seam(open_->table(), open_->last(), rest, room);
        if (!seam || !seam->row_cut) {
            return from;
        }
        open_->append(rest, *seam);
        return end;
    }

    /// True for a line that also stands right above the open table's beginning: its unit, its
    /// title.
    bool stands_above(const Block& block) const {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr) {
            return false;
        }
        const std::string text = schema::squeeze(paragraph->text);
        std::size_t looked = 0;
        for (auto before = document_.blocks.rbegin();
             before != document_.blocks.rend() && looked < lines_above; ++before, ++looked) {
            const auto* other = std::get_if<Paragraph>(&*before);
            if (other == nullptr) {
                return false;
            }
            if (schema::squeeze(other->text) == text) {
                return true;
            }
        }
        return false;
    }

    std::size_t continue_paragraph(PageLayout& page, const Body& body) {
        auto* before = std::get_if<Paragraph>(&document_.blocks.back());
        const auto* after = std::get_if<Paragraph>(&page.blocks.front());
        if (before == nullptr || after == nullptr || !goes_on(*before, *after, body)) {
            return 0;
        }
        append_continued(before->text, after->text);
        return 1;
    }

    void close_table() {
        for (std::optional<JoinedTable>* open : {&left_, &open_}) {
            if (!*open) {
                continue;
            }
            Table table = (*open)->finish();
            if (packing_) {
                pack_cells(table);
            }
            document_.blocks.emplace_back(std::move(table));
            open->reset();
        }
    }

    void number_tables() {
        int next = 1;
        for (Block& block : document_.blocks) {
            if (auto* table = std::get_if<Table>(&block)) {
                table->id = "t" + std::to_string(next++);
            }
        }
    }

    std::vector<PageLayout> pages_;
    Document document_;
    std::optional<JoinedTable> left_;  // beside the open one
    std::optional<JoinedTable> open_;  // the table at the foot of the page before
    double bottom_ = 0;                // of that page's text
    bool packing_ = false;             // they were packed, and will be again
};

}  // namespace

Document join(std::vector<PageLayout> pages) {
    return Joiner(std::move(pages)).run();
}

}  // namespace tenken::layout
