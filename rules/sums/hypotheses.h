// Why a sum may fail: the causes that published corrections of reports name.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "rules/sums/sum.h"
#include "schema/message.h"

namespace tenken::rules {

/// The first cause that makes the sum close, tried in this order: negative rows dropped, a sign
/// lost, a unit slipped by a thousand, digits transposed, a digit too many or lost, a 再掲 row
/// counted twice, a row missing, the total of another year left standing, one digit wrong. nullopt
/// if none does.
/// Figures in `settled`, by key, are taken as they stand: other sums close with them.
std::optional<schema::Message> likely_cause(const Sum& sum,
                                            const std::set<std::string>& settled = {});

/// True if the sum closes when `figure` is added to its terms.
bool closes_with_more(const Sum& sum, const Figure& figure);

/// True if putting `first`'s figure in place of `second`'s and the other way round closes both
/// sums.
bool swapped_rows(const Sum& first, const Sum& second, schema::Message& said);

}  // namespace tenken::rules
