// Tables in a fraction of their memory, for as long as nobody looks at their cells.
//
// A cell takes some 200 bytes, in a budget of 600 pages a hundred thousand times. Packed it takes
// some 25: its edges are those of its neighbours, and its numbers are small.
#pragma once

#include "schema/table.h"

namespace tenken::schema {

/// Puts the cells into `table.packed`; the table has none afterwards.
void pack_cells(Table& table);

/// Takes them out again where they are packed, exactly as they were. What was packed stays there:
/// drop_cells() is enough when nobody has changed them.
void unpack_cells(Table& table);

/// Gives the memory of cells back that are packed too.
void drop_cells(Table& table);

/// A look at a table's cells, wherever they are.
class WithCells {
  public:
    explicit WithCells(const Table& table);
    WithCells(const WithCells&) = delete;
    WithCells& operator=(const WithCells&) = delete;
    const Table& operator*() const { return *table_; }
    const Table* operator->() const { return table_; }

  private:
    Table copy_;
    const Table* table_;
};

}  // namespace tenken::schema
