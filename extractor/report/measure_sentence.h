// Figures named in a text about a year's results.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractor/report/vocabulary.h"
#include "schema/report.h"

namespace tenken::report {

/// The measures of a result text: indicator, value, unit. Left out are figures of another year than
/// `fiscal_year` (0: any), figures that restate a target ((…36.0%を目標)) or are planned
/// (予定件数), and lines under 【目標】. A change in per cent is signed: 41.9%減 is -41.9.
std::vector<schema::Measure> find_measures(std::string_view text, int fiscal_year,
                                           const std::optional<schema::Period>& plan,
                                           const Vocabulary& vocabulary);

}  // namespace tenken::report
