#include "extractor/archive/page_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <variant>

#include "extractor/layout/document.h"
#include "extractor/layout/runs.h"
#include "extractor/layout/text.h"

namespace tenken::extractor {

namespace {

using layout::Direction;
using layout::Piece;
using layout::Run;

/// Characters that no block claims are lines of their own, parted at gaps as wide as that.
constexpr double widest_gap = 2;  // em

double area(const Box& box) {
    return box.width() * box.height();
}

/// Files may say anything of where a character stands.
Box sound(const Box& box) {
    const auto length = [](double value) {
        constexpr double far = 1e6;
        return std::isfinite(value) ? std::clamp(value, -far, far) : 0;
    };
    return {std::min(length(box.x0), length(box.x1)), std::min(length(box.y0), length(box.y1)),
            std::max(length(box.x0), length(box.x1)), std::max(length(box.y0), length(box.y1))};
}

std::vector<LetterBlock> empty_blocks(const layout::PageLayout& layout, PageText& text) {
    std::vector<LetterBlock> blocks;
    for (const layout::Block& block : layout.blocks) {
        if (const auto* paragraph = std::get_if<layout::Paragraph>(&block)) {
            blocks.emplace_back();
            blocks.back().box = sound(paragraph->place.box);
            continue;
        }
        const auto& table = std::get<schema::Table>(block);
        const int number = static_cast<int>(text.tables.size());
        text.tables.push_back(sound(table.place.box));
        for (const schema::Cell& cell : table.cells) {
            LetterBlock own;
            own.box = sound(cell.place.box);
            own.table = number;
            own.row = cell.row;
            own.column = cell.column;
            own.row_span = cell.row_span;
            own.column_span = cell.column_span;
            blocks.push_back(std::move(own));
        }
    }
    return blocks;
}

/// The smallest cell around the point, else the smallest paragraph; blocks.size() if there is none.
std::size_t block_at(const std::vector<LetterBlock>& blocks, const layout::Point& point) {
    std::size_t best = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!blocks[i].box.contains(point.x, point.y)) {
            continue;
        }
        const bool better = best == blocks.size() ||
                            (blocks[i].table >= 0) > (blocks[best].table >= 0) ||
                            ((blocks[i].table >= 0) == (blocks[best].table >= 0) &&
                             area(blocks[i].box) < area(blocks[best].box));
        best = better ? i : best;
    }
    return best;
}

LetterLine::Direction direction_of(Direction direction) {
    switch (direction) {
        case Direction::down:
            return LetterLine::Direction::down;
        case Direction::up:
            return LetterLine::Direction::up;
        case Direction::left:
            return LetterLine::Direction::left;
        case Direction::right:
        case Direction::skew:
            break;
    }
    return LetterLine::Direction::right;
}

/// One line of layout as letters. A blank stands where the line's text has one.
LetterLine letters_of(const layout::TextLine& line, const std::vector<Piece>& pieces,
                      const layout::Runs& runs, Direction direction) {
    LetterLine out;
    out.direction = direction_of(direction);
    out.size = line.size;
    std::size_t at = 0;
    for (std::uint32_t i = line.first; i < line.first + line.count; ++i) {
        const Run& run = *pieces[i].run;
        for (std::uint32_t k = run.first; k < run.first + run.count; ++k) {
            const Glyph& glyph = *runs.glyphs[k];
            Letter letter{glyph.text, sound(glyph.box), glyph.confidence, false, false};
            if (at < line.text.size() && line.text[at] == ' ') {
                letter.space_before = !out.letters.empty();
                ++at;
            }
            at += glyph.text.size();
            out.box = out.box.united(letter.box);
            out.letters.push_back(std::move(letter));
        }
    }
    return out;
}

void make_lines(const Page& part, double gap, std::vector<LetterLine>& out) {
    const layout::Runs runs = layout::find_runs(part);
    for (const Direction direction :
         {Direction::right, Direction::down, Direction::up, Direction::left, Direction::skew}) {
        std::vector<Piece> pieces;
        for (const Run& run : runs.runs) {
            if (run.direction == direction) {
                pieces.push_back(layout::piece_of(run, direction));
            }
        }
        for (const layout::TextLine& line : layout::make_lines(pieces, runs, gap)) {
            out.push_back(letters_of(line, pieces, runs, direction));
        }
    }
}

}  // namespace

PageText page_text(const Page& page) {
    PageText text;
    text.number = page.number;
    text.width = page.width;
    text.height = page.height;
    for (const Image& image : page.images) {
        text.pictures.push_back(sound(image.box));
    }
    text.blocks = empty_blocks(layout::analyse(page), text);
    std::vector<Glyph> seen;
    std::copy_if(page.glyphs.begin(), page.glyphs.end(), std::back_inserter(seen),
                 [](const Glyph& glyph) { return !glyph.hidden; });
    std::vector<std::vector<LetterLine>> lines = lines_in_blocks(text, seen);
    for (std::size_t i = 0; i < text.blocks.size(); ++i) {
        text.blocks[i].lines = std::move(lines[i]);
    }
    for (LetterLine& line : lines.back()) {
        LetterBlock own;
        own.box = line.box;
        own.lines.push_back(std::move(line));
        text.blocks.push_back(std::move(own));
    }
    return text;
}

std::vector<std::vector<LetterLine>> lines_in_blocks(const PageText& text,
                                                     const std::vector<Glyph>& glyphs) {
    // The characters of each block as a page of their own, and those of none.
    std::vector<Page> parts(text.blocks.size() + 1);
    for (Page& part : parts) {
        part.width = text.width;
        part.height = text.height;
    }
    for (const Glyph& glyph : glyphs) {
        parts[block_at(text.blocks, layout::centre(glyph))].glyphs.push_back(glyph);
    }
    std::vector<std::vector<LetterLine>> lines(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        make_lines(parts[i], i + 1 < parts.size() ? 0 : widest_gap, lines[i]);
    }
    return lines;
}

void turn_boxes(PageText& text, const std::function<Box(const Box&)>& turned) {
    for (Box& table : text.tables) {
        table = turned(table);
    }
    for (LetterBlock& block : text.blocks) {
        block.box = turned(block.box);
        for (LetterLine& line : block.lines) {
            line.box = {};
            for (Letter& letter : line.letters) {
                letter.box = turned(letter.box);
                line.box = line.box.united(letter.box);
            }
        }
    }
}

}  // namespace tenken::extractor
