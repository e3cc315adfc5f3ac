// One item told of in several places: a list for each year, each under a heading that names it.
#pragma once

#include "schema/report.h"

namespace tenken::report {

/// True if both are the same item by number and name (by name and department where there are no
/// numbers) and tell of different years.
bool is_same_item(const schema::Item& first, const schema::Item& later);

/// Adds the years, targets and further words of `later`.
void merge_item(schema::Item& first, schema::Item later);

}  // namespace tenken::report
