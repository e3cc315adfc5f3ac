// The sums that a table claims by its labels, each with how surely it is one.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rules/sums/sum.h"
#include "rules/tables/sum_reading.h"
#include "rules/tables/table_words.h"
#include "schema/table.h"

namespace tenken::rules {

/// What can be said of one sum.
enum class Certainty {
    closes,
    surely_wrong,  ///< the same reading holds beside it, above it and below it, and fails here
    likely_wrong,  ///< less of the table speaks for the reading, but a common slip would close it
    undecided,
};

struct TableSum {
    Sum sum;
    Certainty certainty = Certainty::undecided;
    schema::Message reason;  ///< why it is undecided
    Figure blank;  ///< the one blank cell among the parts that leaves it open; key "" if none
};

/// Which sums to look for.
enum class TableClaim {
    totals,    ///< totals, outlines, make-ups
    formulas,  ///< differences, and formulas by letters
};

/// `unit` is the one that stands above the table. Linear in the cells but for totals of totals.
std::vector<TableSum> table_sums(const schema::Table& table, const TableWords& words,
                                 const Units& units, const std::string& unit, TableClaim claim);

/// The same for several tables of one form. Only what one of them does not show by itself is told:
/// `settled` are the totals of which it is known already (by key_of their place), and a table of
/// which nothing else bears a reading out may follow another one.
std::vector<TableSum> form_sums(const Matrix& forms, const TableWords& words, const Units& units,
                                TableClaim claim, const std::set<std::string>& settled);

}  // namespace tenken::rules
