#include <array>
#include <cstdint>

#include "extractor/pdf/filters/filters.h"

namespace tenken::pdf::filters {

namespace {

constexpr unsigned clear_table = 256;
constexpr unsigned end_of_data = 257;
constexpr unsigned table_size = 4096;

/// An entry is the sequence of `prefix` and one byte more.
struct Entry {
    std::uint16_t prefix = 0;
    std::uint16_t length = 1;
    unsigned char first = 0;
    unsigned char last = 0;
};

}  // namespace

bool lzw(std::string_view in, std::string& out, std::size_t bound, bool early_change) {
    std::array<Entry, table_size> table;
    for (unsigned i = 0; i < 256; ++i) {
        table[i] = {0, 1, static_cast<unsigned char>(i), static_cast<unsigned char>(i)};
    }
    unsigned next = 258;
    unsigned width = 9;
    int previous = -1;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (std::size_t at = 0;;) {
        while (bit_count < width) {
            if (at == in.size()) {
                return true;  // a missing end mark loses nothing
            }
            bits = bits << 8 | static_cast<unsigned char>(in[at++]);
            bit_count += 8;
        }
        bit_count -= width;
        const unsigned code = bits >> bit_count & ((1u << width) - 1);
        if (code == end_of_data) {
            return true;
        }
        if (code == clear_table) {
            next = 258;
            width = 9;
            previous = -1;
            continue;
        }
        const bool known = code < next && code != clear_table;
        if (!known && (previous < 0 || code != next || next >= table_size)) {
            return false;
        }
        if (previous >= 0 && next < table_size) {
            const Entry& before = table[static_cast<unsigned>(previous)];
            const unsigned char first = known ? table[code].first : before.first;
            table[next++] = {static_cast<std::uint16_t>(previous),
                             static_cast<std::uint16_t>(before.length + 1), before.first, first};
        }
        const std::size_t length = table[code].length;
        if (bound - out.size() < length) {
            return false;
        }
        out.resize(out.size() + length);
        unsigned entry = code;
        for (std::size_t i = 1; i <= length; ++i) {
            out[out.size() - i] = static_cast<char>(table[entry].last);
            entry = table[entry].prefix;
        }
        previous = static_cast<int>(code);
        const unsigned size = next + (early_change ? 1 : 0);
        width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
    }
}

}  // namespace tenken::pdf::filters
