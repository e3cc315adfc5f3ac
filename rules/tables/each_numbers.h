// A table's figures in both directions.
#pragma once

#include <functional>

#include "rules/context/context.h"
#include "rules/tables/numbers.h"
#include "rules/tables/table_words.h"

namespace tenken::rules {

/// Calls `look` for each part of `table` twice: its rows as lines, then its columns. The numbers
/// and their matrix last until `look` returns. `unit`: what stands above the table, "" for nothing.
void each_numbers(const schema::Table& table, const TableWords& words, const Units& units,
                  const std::string& unit, const std::function<void(const Numbers&)>& look);

/// The same for each table of the report.
void each_numbers(const Context& context, const TableWords& words,
                  const std::function<void(const schema::Table&, const Numbers&)>& look);

}  // namespace tenken::rules
