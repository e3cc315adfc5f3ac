#include "schema/packed_cells.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace tenken::schema {

namespace {

enum Flag : unsigned char { vertical = 1, shaded = 2, other_page = 4, has_line = 8, goes_on = 16 };

/// Edges as they are in memory, so that they come back to the last bit.
using Edges = std::vector<std::uint64_t>;

void add_edges(Edges& edges, const Box& box) {
    for (const double edge : {box.x0, box.y0, box.x1, box.y1}) {
        edges.push_back(std::bit_cast<std::uint64_t>(edge));
    }
}

Edges edges_of(const std::vector<Cell>& cells) {
    Edges edges;
    edges.reserve(cells.size() * 4);
    for (const Cell& cell : cells) {
        add_edges(edges, cell.place.box);
        for (const Place& place : cell.continued) {
            add_edges(edges, place.box);
        }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

class Packer {
  public:
    Packer(const std::vector<Cell>& cells, int page) : page_(page), edges_(edges_of(cells)) {
        number(static_cast<std::int64_t>(cells.size()));
        number(static_cast<std::int64_t>(edges_.size()));
        const auto at = out_.size();
        out_.resize(at + edges_.size() * sizeof(std::uint64_t));
        std::memcpy(out_.data() + at, edges_.data(), edges_.size() * sizeof(std::uint64_t));
        for (const Cell& cell : cells) {
            add(cell);
        }
    }

    std::string result() && { return {out_.begin(), out_.end()}; }

  private:
    /// Seven bits a byte, the lowest first; small negative numbers are short too.
    void number(std::int64_t value) {
        auto left = (static_cast<std::uint64_t>(value) << 1U) ^
                    static_cast<std::uint64_t>(value < 0 ? -1 : 0);
        while (left >= 0x80) {
            out_ += static_cast<char>(left | 0x80U);
            left >>= 7U;
        }
        out_ += static_cast<char>(left);
    }

    void box(const Box& box) {
        for (const double edge : {box.x0, box.y0, box.x1, box.y1}) {
            const auto found =
                std::lower_bound(edges_.begin(), edges_.end(), std::bit_cast<std::uint64_t>(edge));
            number(found - edges_.begin());
        }
    }

    void add(const Cell& cell) {
        out_ += static_cast<char>((cell.vertical ? vertical : 0) | (cell.shaded ? shaded : 0) |
                                  (cell.place.page != page_ ? other_page : 0) |
                                  (cell.place.line != 0 ? has_line : 0) |
                                  (cell.continued.empty() ? 0 : goes_on));
        for (const int value : {cell.row, cell.column, cell.row_span, cell.column_span}) {
            number(value);
        }
        if (cell.place.page != page_) {
            number(cell.place.page);
        }
        if (cell.place.line != 0) {
            number(cell.place.line);
        }
        box(cell.place.box);
        number(static_cast<std::int64_t>(cell.text.size()));
        out_ += cell.text;
        if (!cell.continued.empty()) {
            number(static_cast<std::int64_t>(cell.continued.size()));
            for (const Place& place : cell.continued) {
                number(place.page);
                number(place.line);
                box(place.box);
            }
        }
    }

    int page_;
    Edges edges_;
    std::string out_;
};

/// Reads only what a Packer of this process wrote.
class Unpacker {
  public:
    Unpacker(std::string_view packed, int page) : packed_(packed), page_(page) {}

    std::vector<Cell> cells() {
        std::vector<Cell> cells(size());
        edges_.resize(size());
        std::memcpy(edges_.data(), packed_.data(), edges_.size() * sizeof(std::uint64_t));
        packed_.remove_prefix(edges_.size() * sizeof(std::uint64_t));
        for (Cell& cell : cells) {
            take(cell);
        }
        return cells;
    }

  private:
    std::int64_t number() {
        std::uint64_t value = 0;
        unsigned shift = 0;
        std::uint64_t byte = 0;
        do {
            byte = static_cast<unsigned char>(packed_.front());
            packed_.remove_prefix(1);
            value |= (byte & 0x7FU) << shift;
            shift += 7;
        } while (byte >= 0x80);
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }
    int integer() { return static_cast<int>(number()); }
    std::size_t size() { return static_cast<std::size_t>(number()); }

    void box(Box& box) {
        for (double* edge : {&box.x0, &box.y0, &box.x1, &box.y1}) {
            *edge = std::bit_cast<double>(edges_[size()]);
        }
    }

    void take(Cell& cell) {
        const auto flags = static_cast<unsigned char>(packed_.front());
        packed_.remove_prefix(1);
        cell.vertical = (flags & vertical) != 0;
        cell.shaded = (flags & shaded) != 0;
        for (int* value : {&cell.row, &cell.column, &cell.row_span, &cell.column_span}) {
            *value = integer();
        }
        cell.place.page = (flags & other_page) != 0 ? integer() : page_;
        cell.place.line = (flags & has_line) != 0 ? integer() : 0;
        box(cell.place.box);
        const std::size_t length = size();
        cell.text = packed_.substr(0, length);
        packed_.remove_prefix(length);
        if ((flags & goes_on) != 0) {
            cell.continued.resize(size());
            for (Place& place : cell.continued) {
                place.page = integer();
                place.line = integer();
                box(place.box);
            }
        }
    }

    std::string_view packed_;
    int page_;
    Edges edges_;
};

}  // namespace

void pack_cells(Table& table) {
    if (!table.cells.empty()) {
        table.packed = Packer(table.cells, table.place.page).result();
        drop_cells(table);
    }
}

void unpack_cells(Table& table) {
    if (table.cells.empty() && !table.packed.empty()) {
        table.cells = Unpacker(table.packed, table.place.page).cells();
    }
}

void drop_cells(Table& table) {
    if (!table.packed.empty()) {
        table.cells = std::vector<Cell>();
    }
}

WithCells::WithCells(const Table& table) : table_(&table) {
    if (table.cells.empty() && !table.packed.empty()) {
        copy_ = table;
        unpack_cells(copy_);
        table_ = &copy_;
    }
}

}  // namespace tenken::schema
