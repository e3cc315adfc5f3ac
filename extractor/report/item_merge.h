// One item told of in several places: a list for each year, each under a heading that names it.
#pragma once

#include "schema/report.h"

namespace tenken::report {

/// True if both are the same item by number and name (by name and department where there are no
/// numbers) and tell of different years, or of different sides of a year, or one of them of none at
/// all: a list of what is to be done and another of what came of it. Two that both tell of no year
/// are a doubled entry. `of_year`: the later one stands under the heading of a year.
bool is_same_item(const schema::Item& first, const schema::Item& later, bool of_year);

/// Adds the years, targets and further words of `later`.
void merge_item(schema::Item& first, schema::Item later);

}  // namespace tenken::report
