// A sum that a report prints, or claims by its layout, and whether it closes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/engine/case.h"
#include "rules/sums/figure.h"

namespace tenken::rules {

struct Term {
    Figure figure;
    int sign = 1;           ///< -1 for what is taken away
    bool repeated = false;  ///< marked 再掲: may be a part that is counted elsewhere
};

/// total = the terms, or total >= the terms where the list need not be whole.
struct Sum {
    enum class Relation { equal, at_least };

    Figure total;
    std::vector<Term> terms;
    Relation relation = Relation::equal;
    Case subject;                  ///< item, year and arguments of the finding that a failure gives
    std::vector<Figure> left_out;  ///< figures that might have been forgotten in the terms
    std::vector<Figure> stale;     ///< the same total in other years
};

/// Whether and how a sum closes.
struct Closing {
    bool exact = false;      ///< to the digit
    bool rounded = false;    ///< some rounding of every figure makes it close
    bool truncated = false;  ///< some cutting off does
    bool closes() const { return exact || rounded || truncated; }

    /// "exact", "round", "truncate", "round|truncate", "" if it does not close.
    std::string conventions() const;
};

/// What the sum claims, for ties: the same amount over the same rows.
std::string claim(const Sum& sum);

/// total minus the terms.
schema::Decimal difference(const Sum& sum);
Closing closing(const Sum& sum);

/// The values of one figure (-1: the total, else a term) that make the sum close under either
/// convention, all else as printed.
Interval closing_values(const Sum& sum, int figure);

/// "23 + 291 + 100 + 139 = 553 件", in the unit of the total; "≠" with the computed sum if it
/// fails.
std::string formula(const Sum& sum);

}  // namespace tenken::rules
