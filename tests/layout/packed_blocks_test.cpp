// Blocks of pages come back as they were, from whichever thread they came.
#include "extractor/layout/packed_blocks.h"

#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "schema/packed_cells.h"
#include "tests/catch.h"

namespace {

using tenken::layout::Block;
using tenken::layout::PackedBlocks;
using tenken::layout::Paragraph;
using tenken::schema::Evidence;
using tenken::schema::Table;

/// All fields different from what they are by themselves.
Paragraph paragraph(int page, std::size_t letters) {
    return {
        std::string(letters, 'a'), {page, {1, 2, 3.25, 4}, 7}, 10.5, true, true, 12, {5, 6, 7, 8}};
}

Table table(int page) {
    Table table;
    table.id = "t" + std::to_string(page);
    table.rows = 2;
    table.columns = 3;
    table.evidence = Evidence::aligned;
    table.place = {page, {10, 20, 30, 40.5}, 0};
    table.continued = {{page + 1, {1, 1, 2, 2}, 0}, {page + 2, {1, 1, 2, 3}, 0}};
    table.cells.resize(2);
    table.cells[0].text = "点検";
    table.cells[1].row = 1;
    table.cells[1].place = {page, {10, 20, 20, 40.5}, 0};
    return table;
}

std::vector<Block> blocks(int page) {
    std::vector<Block> blocks{paragraph(page, 0), table(page)};
    blocks.emplace_back(paragraph(page, static_cast<std::size_t>(page) * 997 % 90'000));
    return blocks;
}

bool same(const Paragraph& a, const Paragraph& b) {
    return a.text == b.text && a.place == b.place && a.size == b.size && a.bold == b.bold &&
           a.centred == b.centred && a.indent == b.indent && a.frame == b.frame;
}

bool same(const std::vector<Block>& given, std::vector<Block> back) {
    if (given.size() != back.size()) {
        return false;
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i].index() != back[i].index()) {
            return false;
        }
        if (const auto* words = std::get_if<Paragraph>(&given[i])) {
            if (!same(*words, std::get<Paragraph>(back[i]))) {
                return false;
            }
            continue;
        }
        auto& unpacked = std::get<Table>(back[i]);
        unpack_cells(unpacked);
        unpacked.packed.clear();
        if (!(std::get<Table>(given[i]) == unpacked)) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("packed blocks come back as they were") {
    constexpr int pages = 200;
    PackedBlocks packed;
    std::vector<PackedBlocks::Page> kept(pages);
    const auto pack = [&](int first) {
        for (int page = first; page < pages; page += 2) {
            kept[static_cast<std::size_t>(page)] = packed.pack(blocks(page));
        }
    };
    std::thread other(pack, 1);
    pack(0);
    other.join();
    for (int page = 0; page < pages; ++page) {
        INFO(page);
        CHECK(same(blocks(page), packed.unpack(kept[static_cast<std::size_t>(page)])));
    }
}

TEST_CASE("a page of nothing is one of nothing again") {
    PackedBlocks packed;
    const PackedBlocks::Page page = packed.pack({});
    CHECK(packed.unpack(page).empty());
}
