// The report and its audit as an Excel workbook (ECMA-376), for people who go on calculating.
#pragma once

#include <string>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// Bytes of an .xlsx file; the same input gives the same bytes.
/// Sheets: items, values in long form (one row a value), targets, effects with live SUM formulas
/// beside the printed totals, roll-ups, appendix series, findings. The data sheets keep 総務省
/// 統計表に おける機械判読可能なデータの表記方法の統一ルール (2020): one fact a cell, numbers as
/// numbers, no merged cells, western and Japanese year. Throws std::runtime_error if the workbook
/// cannot be made (no room for temporary files).
std::string to_workbook(const schema::Report& report, const rules::Audit& audit,
                        schema::Language language);

}  // namespace tenken::tools
