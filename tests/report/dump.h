// A report as lines that a person would write down, for the case files.
//
//   title 題名 · municipality 市 · period 2017 2021
//   item 1 / 名称 / 担当課 / 大項目 > 中項目          (numbers and names may be "-")
//   content 本文
//   target 指標 / 17 組織 / at-least / 2020           (every-year, base 2013 behind it)
//   year 2017 H29 / planned … / actual … / grade … / effect 100 千円
//   measure 指標 / 18 組織                            (below its year; only where a case lists
//   them) total 範囲 / (A) / 28 / 名称 / 217678 千円 series 名称 / 千円 / 2017=1 2018=- entry 1 /
//   題 / 5 note code
// A text that is a dash is followed by [dash], a statement by [statement]; a blank is [blank].
#pragma once

#include <string>
#include <vector>

#include "schema/report.h"

namespace tenken::testing {

std::vector<std::string> dump(const schema::Report& report);

/// The first word of a line: item, year, total …
std::string kind_of_line(const std::string& line);

}  // namespace tenken::testing
