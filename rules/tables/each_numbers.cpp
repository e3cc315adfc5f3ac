#include "rules/tables/each_numbers.h"

#include "rules/tables/table_matrices.h"
#include "rules/tables/table_units.h"

namespace tenken::rules {

void each_numbers(const schema::Table& table, const TableWords& words, const Units& units,
                  const std::string& unit, const std::function<void(const Numbers&)>& look) {
    const TableMatrices matrices(table, words, unit);
    for (const Matrix& by_rows : matrices.all()) {
        look(Numbers(by_rows, units));
        const Matrix by_columns = by_rows.transposed();
        look(Numbers(by_columns, units));
    }
}

void each_numbers(const Context& context, const TableWords& words,
                  const std::function<void(const schema::Table&, const Numbers&)>& look) {
    const TableUnits above(context.report());
    for (const schema::Table& table : context.report().tables) {
        each_numbers(table, words, context.units(), above.above(table),
                     [&](const Numbers& numbers) { look(table, numbers); });
    }
}

}  // namespace tenken::rules
