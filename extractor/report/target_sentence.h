// What an item aims at, read from its sentences and from cells that hold targets.
//
// Grammar of a sentence (domain words in vocabulary/sentences.xml):
//   (YEAR (末|まで|までに|の))? INDICATOR VALUE UNIT (（INDICATOR VALUE UNIT）)? MARK (【source】)?
// with MARK one of を目標, を目指す, 以下に抑える, …; a limit (限度額を15億円と定め) needs no mark;
// a change against a base year (2013年度比で40%削減) has the base year instead of a level.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/vocabulary.h"
#include "schema/report.h"

namespace tenken::report {

/// What is known beside the text itself.
struct TargetContext {
    std::string indicator;  ///< of the row or the item, used where the sentence names none
    std::string unit;       ///< of the column, for bare numbers
    std::string subject;    ///< name of the item: decides the direction where nothing else does
    int fiscal_year = 0;    ///< due year of the column or row, 0 if none
    std::optional<schema::Period> plan;
    schema::Place place;
};

/// Sentences with a target mark in a text that says other things too (取組内容).
std::vector<schema::Target> find_targets(std::string_view text, const TargetContext& context,
                                         const Vocabulary& vocabulary);

/// Lines under 【目標】 in a text about results.
std::vector<schema::Target> find_tagged_targets(std::string_view text, const TargetContext& context,
                                                const Vocabulary& vocabulary);

/// A cell that holds nothing but targets (目標値): every figure is one.
std::vector<schema::Target> read_target_cell(std::string_view text, const TargetContext& context,
                                             const Vocabulary& vocabulary);

}  // namespace tenken::report
