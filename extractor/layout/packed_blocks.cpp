#include "extractor/layout/packed_blocks.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "schema/packed_cells.h"

namespace tenken::layout {

namespace {

/// Values one behind the other, as they are in memory: this process reads them again.
class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    template <typename T>
    void value(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        char bytes[sizeof(T)];
        std::memcpy(bytes, &value, sizeof(T));
        out_.append(bytes, sizeof(T));
    }
    void text(const std::string& text) {
        value(static_cast<std::uint32_t>(text.size()));
        out_ += text;
    }

    void operator()(const Paragraph& paragraph) {
        value(true);
        text(paragraph.text);
        value(paragraph.place);
        value(paragraph.size);
        value(paragraph.bold);
        value(paragraph.centred);
        value(paragraph.indent);
        value(paragraph.frame);
    }
    void operator()(schema::Table& table) {
        schema::pack_cells(table);
        value(false);
        text(table.id);
        value(table.rows);
        value(table.columns);
        value(table.evidence);
        value(table.place);
        value(static_cast<std::uint32_t>(table.continued.size()));
        for (const schema::Place& place : table.continued) {
            value(place);
        }
        text(table.packed);
    }

  private:
    std::string& out_;
};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    bool at_end() const { return bytes_.empty(); }

    Block block() {
        if (value<bool>()) {
            return paragraph();
        }
        return table();
    }

  private:
    template <typename T>
    T value() {
        T value;
        take(value);
        return value;
    }
    template <typename T>
    void take(T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        std::memcpy(&value, bytes_.data(), sizeof(T));
        bytes_.remove_prefix(sizeof(T));
    }
    void take(std::string& text) {
        const auto size = value<std::uint32_t>();
        text = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
    }

    Paragraph paragraph() {
        Paragraph paragraph;
        take(paragraph.text);
        take(paragraph.place);
        take(paragraph.size);
        take(paragraph.bold);
        take(paragraph.centred);
        take(paragraph.indent);
        take(paragraph.frame);
        return paragraph;
    }
    schema::Table table() {
        schema::Table table;
        take(table.id);
        take(table.rows);
        take(table.columns);
        take(table.evidence);
        take(table.place);
        table.continued.resize(value<std::uint32_t>());
        for (schema::Place& place : table.continued) {
            take(place);
        }
        take(table.packed);
        return table;
    }

    std::string_view bytes_;
};

}  // namespace

PackedBlocks::Page PackedBlocks::pack(std::vector<Block>&& blocks) {
    std::string bytes;
    Writer writer(bytes);
    for (Block& block : blocks) {
        std::visit(writer, block);
    }
    std::vector<Block>().swap(blocks);  // with its memory
    return keep(bytes);
}

std::vector<Block> PackedBlocks::unpack(const Page& page) {
    std::vector<Block> blocks;
    for (Reader reader(page.bytes); !reader.at_end();) {
        blocks.push_back(reader.block());
    }
    blocks.shrink_to_fit();
    Piece& piece = pieces_[page.piece];
    if (--piece.pages == 0) {
        piece.bytes.reset();
    }
    return blocks;
}

PackedBlocks::Page PackedBlocks::keep(std::string_view bytes) {
    constexpr std::size_t usual = std::size_t{1} << 16;
    const std::lock_guard lock(mutex_);
    if (pieces_.empty() || bytes.size() > pieces_.back().size - pieces_.back().used) {
        const std::size_t size = std::max(bytes.size(), usual);
        pieces_.push_back({std::unique_ptr<char[]>(new char[size]), size});
    }
    Piece& piece = pieces_.back();
    char* const place = piece.bytes.get() + piece.used;
    std::copy(bytes.begin(), bytes.end(), place);
    piece.used += bytes.size();
    ++piece.pages;
    return {{place, bytes.size()}, pieces_.size() - 1};
}

}  // namespace tenken::layout
