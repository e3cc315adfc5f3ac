// Whether more is better or less is.
#pragma once

#include <map>
#include <string>

#include "rules/context/item_view.h"
#include "rules/rule_set.h"
#include "schema/report.h"

namespace tenken::rules {

struct Direction {
    enum class Way { up, down, unknown };
    Way way = Way::unknown;
    /// By what it was decided: words of the target, words of the item's name, how the targets go
    /// over the years, or where the results stood when the plan began.
    enum class By { relation, words, targets, start, nothing };
    By by = By::nothing;
    std::string words;  ///< 縮減, 以下; "" where no words decided
};

/// Which way the targets of one indicator go over the years, by year: up if none is lower than the
/// one before and the last is higher than the first; unknown for fewer than two, or both ways.
Direction::Way trend_of(const std::map<int, schema::Decimal>& targets);

/// Decided, in this order, by the target's own words (以上, 以下), by the trend of `targets` if
/// three targets or more show it, by what its indicator and its sentence say (滞納, 登用; lists
/// "down-is-good" and "up-is-good"), by any trend, by what the item's name says, by which side of
/// the target the first result (or the baseline) stands on. Never assumed: where a word is only
/// weakly for more (回数), or only the item's name has one, and the target stands below the first
/// result, it is unknown.
Direction direction_of(const schema::Target& target, const ItemView& item,
                       const Vocabulary& vocabulary, const schema::Decimal* first_result,
                       const schema::Decimal& value,
                       const std::map<int, schema::Decimal>& targets = {});

/// "大きいほどよい（登用）" / "more is better (登用)".
schema::Message said(const Direction& direction);

}  // namespace tenken::rules
