// Which results belong to which target.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/context/item_view.h"
#include "rules/targets/direction.h"

namespace tenken::rules {

/// A target with the results of its item that mean the same indicator.
struct MatchedTarget {
    const ItemView* item = nullptr;
    const schema::Target* target = nullptr;
    std::string words;      ///< of its indicator, squeezed, without words that say nothing
    std::string family;     ///< of its unit
    Figure figure;          ///< its value in the base unit
    schema::Decimal scale;  ///< of its unit: what a bare number beside it is multiplied by
    Direction direction;

    /// How the results were found.
    enum class How {
        none,          ///< no result means this indicator
        words,         ///< the names share their words
        own_cell,      ///< target and result stand in cells of their own beside each other
        only_one,      ///< the item has one indicator of that unit, and one target
        what_is_left,  ///< the others of that unit belong to other targets
    };
    How how = How::none;
    std::map<int, const Fact*> results;  ///< by year
    std::map<int, const schema::YearRow*> rows;
    /// Results that share the words but not the unit: 普及率 8.34% beside a target of 25,000件.
    const Fact* other_unit = nullptr;

    /// True if nothing but the meaning of a word could put the result in doubt.
    bool is_certain() const { return how == How::words || how == How::own_cell; }

    /// The year from which on another target of this indicator takes its place, 0 for none.
    int replaced_in = 0;

    /// Read from the item's own words (stated_targets) and not given as a target.
    bool stated = false;
    /// Of a change against a base year: -1 for a reduction, +1 for growth; 0 for other targets.
    int change = 0;

    /// The results' words share something with the target's sentence or the item's name, or they
    /// have none that could contradict.
    bool related = true;

    const Fact* result(int year) const {
        const auto found = results.find(year);
        return found == results.end() ? nullptr : found->second;
    }
};

/// All targets of an item, each result given to one target at most.
std::vector<MatchedTarget> match_targets(const ItemView& item, const Units& units,
                                         const Vocabulary& vocabulary);

/// How a result stands to a target.
struct Comparison {
    enum class Outcome { met, missed, undecided };
    Outcome outcome = Outcome::undecided;
    schema::Decimal gap;     ///< result minus target, base unit
    schema::Message reason;  ///< why undecided
};

/// Equal after rounding to the digits of the target counts as met; a result shown in coarser digits
/// than the target may be undecided. 程度 allows `about` per cent either way.
Comparison compare(const MatchedTarget& matched, const Figure& result,
                   const schema::Decimal& about);

}  // namespace tenken::rules
