// The Japanese eras (元号) since 1868 and what a year of one is in western years.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "schema/fiscal_year.h"

namespace tenken::schema {

struct Era {
    std::u32string_view name;
    char32_t letter;        ///< H for 平成
    int before_first;       ///< western year before year 1: 1988 for 平成
    int first_fiscal_year;  ///< called after it: by its first April, but FY2019 is 令和元年度
    int last_year;          ///< the year in which it ended, counted in itself; 0 if it goes on
    int end_month;          ///< its last day in that year
    int end_day;
};

/// From 明治 to 令和.
std::span<const Era> eras();

/// True if no such year (month 0) or day came in the era: 平成32年, 平成31年5月1日.
bool is_beyond(const Era& era, int number, int month, int day);

/// The fiscal year that a day of this month falls into; month 0 stands for the year as a whole.
constexpr int fiscal_year_of(int year, int month) {
    return month >= 1 && month <= 3 ? year - 1 : year;
}

bool is_real_date(int year, int month, int day);

/// The era that makes sense of a year without one (29年度) in a report on this plan: the year lies
/// in the plan or, if none does, within 15 years before or 10 years after it. nullptr if two eras
/// do.
const Era* era_by_plan(int number, int month, const Period& plan);

}  // namespace tenken::schema
