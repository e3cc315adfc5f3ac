// Several columns of amounts or of plans beside each other under one year: which of them is the
// year's own.
#pragma once

#include <string_view>

#include "extractor/report/facts.h"

namespace tenken::report {

/// Of parts and their sum or balance the sum is the effect; the parts are none of the year's own.
void choose_effect_column(TableFacts& table);

/// 効果額 along the rows 計画額, 実績額 and 差引 below years: what the two differ by is no effect.
void drop_differences(TableFacts& table);

/// 第1四半期, 4月, 7～9月, 上期: a heading that names a part of a year.
bool is_part_of_year(std::string_view heading);

/// 計画 | 第1四半期 | 第2四半期 …: quarters and months beside a plan of the year are its schedule.
void choose_plan_of_year(TableFacts& table);

}  // namespace tenken::report
