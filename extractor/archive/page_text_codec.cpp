#include "extractor/archive/page_text.h"
#include "extractor/packing.h"

namespace tenken::extractor {

namespace {

using Direction = LetterLine::Direction;

void write(PackWriter& out, const LetterLine& line) {
    out.number(static_cast<std::uint8_t>(line.direction));
    out.box(line.box);
    out.number(line.size);
    out.number(static_cast<std::uint32_t>(line.letters.size()));
    for (const Letter& letter : line.letters) {
        out.text(letter.text);
        out.box(letter.box);
        out.number(letter.confidence);
        out.number(static_cast<std::uint8_t>(letter.space_before));
        out.number(static_cast<std::uint8_t>(letter.own));
    }
}

LetterLine read_line(PackReader& in) {
    LetterLine line;
    const auto direction = in.number<std::uint8_t>();
    in.demand(direction <= static_cast<std::uint8_t>(Direction::left));
    line.direction = static_cast<Direction>(direction);
    line.box = in.box();
    line.size = in.number<double>();
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        Letter letter;
        letter.text = in.text();
        letter.box = in.box();
        letter.confidence = in.number<std::uint8_t>();
        in.demand(letter.confidence <= 100);
        letter.space_before = in.flag();
        letter.own = in.flag();
        line.letters.push_back(std::move(letter));
    }
    return line;
}

void write(PackWriter& out, const LetterBlock& block) {
    out.box(block.box);
    for (const int number :
         {block.table, block.row, block.column, block.row_span, block.column_span}) {
        out.number(static_cast<std::int32_t>(number));
    }
    out.number(static_cast<std::uint32_t>(block.lines.size()));
    for (const LetterLine& line : block.lines) {
        write(out, line);
    }
}

LetterBlock read_block(PackReader& in) {
    LetterBlock block;
    block.box = in.box();
    for (int* number :
         {&block.table, &block.row, &block.column, &block.row_span, &block.column_span}) {
        *number = in.number<std::int32_t>();
        in.demand(*number >= -1);
    }
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        block.lines.push_back(read_line(in));
    }
    return block;
}

void write(PackWriter& out, const std::vector<Box>& boxes) {
    out.number(static_cast<std::uint32_t>(boxes.size()));
    for (const Box& box : boxes) {
        out.box(box);
    }
}

std::vector<Box> read_boxes(PackReader& in) {
    std::vector<Box> boxes;
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        boxes.push_back(in.box());
    }
    return boxes;
}

}  // namespace

std::string pack(const PageText& page) {
    PackWriter out;
    out.number(static_cast<std::int32_t>(page.number));
    out.number(page.width);
    out.number(page.height);
    out.number(static_cast<std::uint8_t>(page.read));
    out.number(static_cast<std::uint8_t>(page.layered));
    out.number(static_cast<std::uint8_t>(page.all_hidden));
    out.number(static_cast<std::int32_t>(page.confidence));
    out.number(page.resolution);
    write(out, page.tables);
    write(out, page.pictures);
    out.number(static_cast<std::uint32_t>(page.blocks.size()));
    for (const LetterBlock& block : page.blocks) {
        write(out, block);
    }
    return out.take();
}

std::optional<PageText> unpack_page_text(std::string_view bytes) {
    PackReader in(bytes);
    PageText page;
    page.number = in.number<std::int32_t>();
    page.width = in.number<double>();
    page.height = in.number<double>();
    page.read = in.flag();
    page.layered = in.flag();
    page.all_hidden = in.flag();
    page.confidence = in.number<std::int32_t>();
    in.demand(page.number > 0 && page.confidence >= 0 && page.confidence <= 100);
    page.resolution = in.number<double>();
    page.tables = read_boxes(in);
    page.pictures = read_boxes(in);
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        page.blocks.push_back(read_block(in));
        in.demand(page.blocks.back().table < static_cast<int>(page.tables.size()));
    }
    return in.sound() && in.at_end() ? std::optional(std::move(page)) : std::nullopt;
}

}  // namespace tenken::extractor
