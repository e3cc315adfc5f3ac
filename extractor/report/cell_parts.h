// What one cell holds beside its value: labels of its own, the indicator of its figure.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/report/facts.h"
#include "extractor/report/label.h"

namespace tenken::report {

/// 【計画】… 【実績】…: what is in the cell is of two kinds, whatever its heading says.
bool tells_both(const std::vector<LabelReader::Inline>& parts);
/// False for a text that begins with no label: most sentences do not.
bool may_tell_both(std::string_view text);

/// 満足度（累計）：令和6年度に90％: the indicator goes before the colon; nothing changes without
/// one.
void split_indicator(Fact& fact);

}  // namespace tenken::report
