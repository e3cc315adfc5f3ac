// Any bytes as drawing commands for a few pages: whatever is drawn, tables are sound, no glyph that
// can be seen is lost, and none stands in two places but where a table stands in another's cell.
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/layout/document.h"
#include "schema/text.h"
#include "tests/fuzz/require.h"

using namespace tenken;
using extractor::Glyph;
using extractor::Page;
using extractor::Ruling;
using schema::Box;
using schema::Cell;
using schema::Table;

namespace {

constexpr double page_side = 256 * 2.5;  // points: a byte reaches all of it
constexpr char32_t first_mark =
    0x4E00;  // glyphs are numbered from here, so that each is unlike all
constexpr std::size_t most_marks = 20000;

/// Draws pages after the bytes; every command takes its operands from the bytes that follow.
class Painter {
  public:
    Painter(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {
        numbered_ = next() % 2 == 0;
        new_page();
        while (at_ < size_) {
            draw();
        }
    }

    const std::vector<Page>& pages() const { return pages_; }
    bool numbered() const { return numbered_; }
    std::size_t marks() const { return marks_; }

  private:
    std::uint8_t next() { return at_ < size_ ? data_[at_++] : 0; }
    double coordinate() { return next() * 2.5 + (next() % 8) * 0.3; }

    void new_page() {
        if (pages_.size() < 4) {
            Page page;
            page.number = static_cast<int>(pages_.size()) + 1;
            page.width = page.height = page_side;
            pages_.push_back(page);
        }
    }

    void draw() {
        switch (next() % 10) {
            case 0:
                ruling(true);
                break;
            case 1:
                ruling(false);
                break;
            case 2:
                grid();
                break;
            case 3:
                box();
                break;
            case 4:
                shade();
                break;
            case 5:
                new_page();
                break;
            case 6:
                list();
                break;
            default:
                text();
        }
    }

    void add(bool across, double position, double begin, double end, Ruling::Kind kind) {
        Ruling ruling;
        ruling.horizontal = across;
        ruling.position = static_cast<float>(position);
        ruling.begin = static_cast<float>(std::min(begin, end));
        ruling.end = static_cast<float>(std::max(begin, end));
        ruling.thickness = static_cast<float>(0.25 * (position - std::floor(position)));
        ruling.kind = kind;
        pages_.back().rulings.push_back(ruling);
    }

    void ruling(bool across) {
        const double position = coordinate();
        const double begin = coordinate();
        const double end = coordinate();
        add(across, position, begin, end, static_cast<Ruling::Kind>(next() % 4));
    }

    void outline(const Box& box, Ruling::Kind kind) {
        add(true, box.y0, box.x0, box.x1, kind);
        add(true, box.y1, box.x0, box.x1, kind);
        add(false, box.x0, box.y0, box.y1, kind);
        add(false, box.x1, box.y0, box.y1, kind);
    }

    Box any_box() {
        const double x = coordinate();
        const double y = coordinate();
        return {x, y, x + coordinate(), y + coordinate()};
    }

    void box() { outline(any_box(), Ruling::Kind::stroke); }

    void shade() {
        const Box area = any_box();
        pages_.back().shades.push_back({area, next()});
        outline(area, Ruling::Kind::shade_edge);
    }

    void grid() {
        const double x = coordinate();
        const double y = coordinate();
        const double width = next() % 64 + 4;
        const double height = next() % 32 + 4;
        const int columns = next() % 8;
        const int rows = next() % 16;
        for (int i = 0; i <= rows; ++i) {
            add(true, y + i * height, x, x + columns * width, Ruling::Kind::stroke);
        }
        for (int i = 0; i <= columns; ++i) {
            add(false, x + i * width, y, y + rows * height, Ruling::Kind::fill);
        }
    }

    std::string character(std::uint8_t seed) {
        static const std::vector<std::string> others = {
            "1", "2", ",", "○", "・", "…", "計", "千", "円", "(", "）", "a", "B", "-", "▲", "％"};
        std::string out;
        if (numbered_) {
            schema::append_utf8(out, static_cast<char32_t>(first_mark + marks_));
        } else {
            out = others[seed % others.size()];
        }
        ++marks_;
        return out;
    }

    /// Rows of texts without rulings: what stands in the middle of its row, or over several.
    void list() {
        const double left = coordinate();
        const double top = coordinate();
        const double width = next() % 64 + 8;
        const double height = next() % 32 + 4;
        const int columns = next() % 6 + 2;
        const int rows = next() % 12 + 2;
        const double size = 4 + next() % 16;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const std::uint8_t what = next();
                const int lines = what % 4;  // none: a blank
                for (int line = 0; line < lines; ++line) {
                    const double middle = (line - (lines - 1) / 2.0) * size;
                    text(left + column * width, top + row * height + middle, size, what,
                         what / 16 + 1);
                }
            }
        }
    }

    void text() {
        const double x = coordinate();
        const double y = coordinate();
        const double size = 4 + next() % 16;
        const std::uint8_t style = next();
        text(x, y, size, style, next() % 12 + 1);
    }

    /// Fonts may say that their letters are far lower or higher than their size.
    static double height_of(std::uint8_t style) {
        return style % 11 == 10 ? 0.2 : style % 13 == 12 ? 3 : 1;
    }

    void text(double x, double y, double size, std::uint8_t style, int length) {
        for (int i = 0; i < length && marks_ < most_marks; ++i) {
            Glyph glyph;
            glyph.text = style % 5 == 4 && i % 3 == 2 ? " " : character(next());
            glyph.size = static_cast<float>(size);
            glyph.advance = static_cast<float>(size);
            glyph.bold = style % 7 == 0;
            glyph.order = static_cast<std::uint32_t>(pages_.back().glyphs.size());
            const double step = style % 3 == 1 ? size * 1.5 : size;
            if (style >= 240) {
                glyph.vertical = true;
                glyph.baseline = static_cast<float>(x);
                glyph.box = {x - size / 2, y, x + size / 2, y + size};
                y += step;
            } else {
                glyph.angle = static_cast<std::int16_t>(style >= 200 ? (style % 8) * 45 : 0);
                glyph.baseline = static_cast<float>(y);
                const double height = height_of(style) * size;
                glyph.box = {x, y - 0.88 * height, x + size, y + 0.12 * height};
                x += step;
            }
            pages_.back().glyphs.push_back(std::move(glyph));
        }
    }

    const std::uint8_t* data_;
    std::size_t size_;
    std::size_t at_ = 0;
    bool numbered_ = false;
    std::vector<Page> pages_;
    std::size_t marks_ = 0;
};

void check(const Table& table) {
    TENKEN_REQUIRE(table.rows > 0 && table.columns > 0);
    TENKEN_REQUIRE(!table.cells.empty());
    std::map<std::pair<int, int>, int> taken;
    std::pair<int, int> last{-1, -1};
    for (const Cell& cell : table.cells) {
        TENKEN_REQUIRE(cell.row >= 0 && cell.column >= 0);
        TENKEN_REQUIRE(cell.row_span > 0 && cell.column_span > 0);
        TENKEN_REQUIRE(cell.row + cell.row_span <= table.rows);
        TENKEN_REQUIRE(cell.column + cell.column_span <= table.columns);
        TENKEN_REQUIRE(last < std::pair(cell.row, cell.column));
        last = {cell.row, cell.column};
        TENKEN_REQUIRE(cell.place.page > 0 && cell.place.box.width() >= 0 &&
                       cell.place.box.height() >= 0);
        for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
            for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
                TENKEN_REQUIRE(++taken[std::pair(row, column)] == 1);
            }
        }
    }
}

/// Where each numbered glyph stands: the boxes of its blocks.
class Register {
  public:
    explicit Register(std::size_t marks) : places_(marks) {}

    void enter(const layout::Block& block) {
        if (const auto* table = std::get_if<Table>(&block)) {
            for (const Cell& cell : table->cells) {
                enter(cell.text, table->place.box);
            }
        } else {
            const auto& paragraph = std::get<layout::Paragraph>(block);
            enter(paragraph.text, paragraph.place.box);
        }
    }

    /// `marks`: how many glyphs were drawn.
    void check_complete() const {
        for (const std::vector<Box>& places : places_) {
            TENKEN_REQUIRE(!places.empty());
            for (std::size_t i = 1; i < places.size(); ++i) {
                // A table within another: their boxes have an area in common.
                TENKEN_REQUIRE(
                    std::min(places[i].x1, places[0].x1) > std::max(places[i].x0, places[0].x0) &&
                    std::min(places[i].y1, places[0].y1) > std::max(places[i].y0, places[0].y0));
            }
        }
    }

  private:
    void enter(std::string_view text, const Box& box) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = schema::next_code_point(text, at);
            if (c >= first_mark && c < first_mark + places_.size()) {
                places_[c - first_mark].push_back(box);
            }
        }
    }

    std::vector<std::vector<Box>> places_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Painter painter(data, size);
    std::vector<layout::PageLayout> layouts;
    Register on_pages(painter.numbered() ? painter.marks() : 0);
    for (const Page& page : painter.pages()) {
        layouts.push_back(layout::analyse(page));
        for (const layout::Block& block : layouts.back().blocks) {
            if (const auto* table = std::get_if<Table>(&block)) {
                check(*table);
            }
            on_pages.enter(block);
        }
    }
    on_pages.check_complete();
    const layout::Document document = layout::join(std::move(layouts));
    Register in_document(painter.numbered() ? painter.marks() : 0);
    for (const layout::Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            check(*table);
        }
        in_document.enter(block);
    }
    for (const layout::Paragraph& paragraph : document.running) {
        in_document.enter(layout::Block(paragraph));
    }
    TENKEN_REQUIRE(document.printed_page_numbers.size() == painter.pages().size());
    if (painter.pages().size() == 1) {
        in_document.check_complete();
    }
    return 0;
}
