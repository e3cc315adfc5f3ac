// A list that is printed in two halves beside each other, each under the same headings.
#pragma once

#include "extractor/report/label.h"
#include "schema/table.h"

namespace tenken::report {

/// How many times the headings of the first row stand there: 番号 | 項目 | 番号 | 項目 -> 2; 1 for
/// a table of any other kind.
int times_beside(const schema::Table& table, LabelReader& labels);

/// The parts one below the other, with the same cells in the same order.
schema::Table stacked(const schema::Table& table, int times);

}  // namespace tenken::report
