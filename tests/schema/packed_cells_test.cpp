// Packed cells come back as they were, to the last bit of their edges.
#include "schema/packed_cells.h"

#include <cstddef>
#include <string>

#include "tests/catch.h"

namespace {

using namespace tenken::schema;

Cell cell(int row, int column, std::string text, Place place) {
    Cell made;
    made.row = row;
    made.column = column;
    made.text = std::move(text);
    made.place = place;
    return made;
}

Table sample() {
    Table table;
    table.id = "t1";
    table.rows = 300;
    table.columns = 3;
    table.place = {12, {10, 20, 500.1, 700}, 0};
    for (int row = 0; row < 300; ++row) {
        const double top = 20 + row / 3.0;
        table.cells.push_back(cell(row, 0, "", {12, {10, top, 100.5, top + 1 / 3.0}, 0}));
        table.cells.push_back(cell(row, 1,
                                   "項目" + std::string(static_cast<std::size_t>(row), '\n'),
                                   {row < 200 ? 12 : 13, {100.5, top, 300, top + 1 / 3.0}, 0}));
    }
    table.cells[3].row_span = 2;
    table.cells[3].column_span = 200;
    table.cells[4].vertical = true;
    table.cells[5].shaded = true;
    table.cells[6].place = {0, {}, 123456};
    table.cells[7].continued = {{13, {-1.5, 1e-300, 1e300, -0.0}, 0}, {14, {}, 7}};
    return table;
}

}  // namespace

TEST_CASE("packed cells come back as they were") {
    const Table table = sample();
    Table packed = table;
    pack_cells(packed);
    CHECK(packed.cells.empty());
    CHECK(packed.packed.size() < table.cells.size() * sizeof(Cell));
    CHECK(WithCells(packed)->cells == table.cells);
    CHECK(packed.cells.empty());
    unpack_cells(packed);
    CHECK(packed.cells == table.cells);
    drop_cells(packed);
    CHECK(packed.cells.empty());
    CHECK((*WithCells(packed)).cells == table.cells);
}

TEST_CASE("a table that is not packed, and one without cells, stay as they are") {
    Table table = sample();
    CHECK(&*WithCells(table) == &table);
    unpack_cells(table);
    drop_cells(table);
    CHECK(table == sample());
    Table empty;
    pack_cells(empty);
    unpack_cells(empty);
    CHECK(empty == Table());
    CHECK(&*WithCells(empty) == &empty);
}
