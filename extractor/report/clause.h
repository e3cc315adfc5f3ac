// The words that belong to a figure in a running text: the noun phrase before it, its year.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/vocabulary.h"
#include "schema/fiscal_year.h"
#include "schema/quantity.h"

namespace tenken::report {

/// One line of a text, tightened, with what stands in it.
struct Clause {
    std::string text;
    std::vector<schema::Quantity> quantities;  ///< positions in `text`
    std::vector<schema::YearMention> years;
    std::string tag;           ///< 【実績】 in front of it, or of what it goes on with
    bool tagged_here = false;  ///< the tag stands in this clause itself
};

/// Splits a cell's text into lines (line feeds, bullets, ideographic full stops, 【 】) and reads
/// each.
std::vector<Clause> read_clauses(std::string_view text, const std::optional<schema::Period>& plan);

/// What is named before quantity `index`, back to the last separator, date or other quantity,
/// without particles at its end: 年度末の未収額469百万円 -> 年度末の未収額; "" if nothing is.
struct Indicator {
    std::string words;
    std::size_t begin = 0;                      ///< where the words begin in the clause
    const schema::YearMention* year = nullptr;  ///< of the clause, if one bounds or precedes them
};
Indicator indicator_before(const Clause& clause, std::size_t index, const Vocabulary& vocabulary);

/// True if the year is the base of a comparison (2013年度比).
bool is_baseline(const Clause& clause, const schema::YearMention& year,
                 const Vocabulary& vocabulary);

}  // namespace tenken::report
