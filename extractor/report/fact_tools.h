// What the readers of items ask of one fact.
#pragma once

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/facts.h"

namespace tenken::report {

/// The value and the labels that told what it is have found their place in the model.
void mark_placed(const Fact& fact);

/// Adds a trimmed text to another, with a separator between them; blanks add nothing.
void append_line(std::string& text, std::string_view more, std::string_view separator);

/// Adds what was read of one table to what was read so far.
template <typename T>
void append(std::vector<T>& to, std::vector<T> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// The unit that a heading or a column of units gives, "" for none.
std::string unit_of(const Fact& fact);

/// What the row measures: an indicator column, or the words left of year columns.
std::string indicator_of(const Fact& fact);

/// 収納率（％） -> 収納率 and %.
void take_unit(std::string& indicator, std::string& unit, const LabelReader& labels);

}  // namespace tenken::report
