// The report and its audit as an Excel workbook (ECMA-376), for people who go on calculating.
#pragma once

#include <string>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// Where the workbook's page numbers lead, as seen from its folder.
struct WorkbookLinks {
    std::string file;  ///< the HTML report or the PDF; "" for no links
    bool html = false;
};

/// Bytes of an .xlsx file; the same input gives the same bytes.
/// Sheets: what the workbook is about, findings, items, texts of the years, values in long form
/// (one row a value), targets with verdicts, effects, roll-ups, both with live SUM formulas beside
/// what is printed, series. The data sheets keep
/// 総務省 統計表における機械判読可能なデータの表記方法の統一ルール (2020): one fact a cell, numbers
/// as numbers, no merged cells, western and Japanese year. Throws std::runtime_error if the
/// workbook cannot be made (no room for temporary files).
std::string to_workbook(const schema::Report& report, const rules::Audit& audit,
                        schema::Language language, const WorkbookLinks& links = {});

}  // namespace tenken::tools
