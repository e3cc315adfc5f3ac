#include "schema/eras.h"

#include <array>
#include <string>

#include "schema/text.h"

namespace tenken::schema {
namespace {

constexpr std::array<Era, 5> table = {{
    {U"明治", U'M', 1867, 1868, 45, 7, 30},
    {U"大正", U'T', 1911, 1913, 15, 12, 25},
    {U"昭和", U'S', 1925, 1927, 64, 1, 7},
    {U"平成", U'H', 1988, 1989, 31, 4, 30},
    {U"令和", U'R', 2018, 2019, 0, 0, 0},
}};

// Long enough for a base year and for what a plan looks ahead to; together with a plan of five
// years exactly the thirty years between 平成 and 令和, so that only one of them fits.
constexpr int years_before_plan = 15;
constexpr int years_after_plan = 10;

/// Sets `found` to the one era that puts the year within the period; false if there are two.
bool only_era_within(int number, int month, const Period& period, const Era*& found) {
    found = nullptr;
    for (const Era& era : table) {
        if (period.contains(fiscal_year_of(era.before_first + number, month))) {
            if (found != nullptr) {
                return false;
            }
            found = &era;
        }
    }
    return true;
}

}  // namespace

std::span<const Era> eras() {
    return table;
}

bool is_beyond(const Era& era, int number, int month, int day) {
    if (era.last_year == 0 || number < era.last_year) {
        return false;
    }
    if (number > era.last_year) {
        return true;
    }
    return month > era.end_month || (month == era.end_month && day > era.end_day);
}

bool is_real_date(int year, int month, int day) {
    constexpr std::array<int, 13> lengths = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 0 || day > lengths[static_cast<std::size_t>(month)]) {
        return false;
    }
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day != 29 || leap;
}

const Era* era_by_plan(int number, int month, const Period& plan) {
    if (number < 1) {
        return nullptr;
    }
    const Era* found = nullptr;
    if (!only_era_within(number, month, plan, found)) {
        return nullptr;
    }
    if (found == nullptr) {
        const Period around{plan.first - years_before_plan, plan.last + years_after_plan};
        if (!only_era_within(number, month, around, found)) {
            return nullptr;
        }
    }
    return found;
}

std::string era_label(int fiscal_year) {
    const Era* found = nullptr;
    for (const Era& era : table) {
        if (fiscal_year >= era.first_fiscal_year) {
            found = &era;
        }
    }
    if (found == nullptr) {
        return std::to_string(fiscal_year) + "年度";
    }
    std::string name;
    for (const char32_t c : found->name) {
        append_utf8(name, c);
    }
    const int number = fiscal_year - found->before_first;
    return name + (number == 1 ? "元" : std::to_string(number)) + "年度";
}

}  // namespace tenken::schema
