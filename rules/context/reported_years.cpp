#include "rules/context/reported_years.h"

#include <algorithm>
#include <map>

#include "rules/context/context.h"

namespace tenken::rules {

std::set<int> reported_years_of(const schema::Report& report,
                                const std::optional<schema::Period>& period) {
    std::map<int, std::set<const schema::Item*>> items;
    std::set<int> told;  // in words or grades, not only in amounts
    for (const schema::Item& item : report.items) {
        for (const schema::YearRow& row : item.years) {
            if (row.fiscal_year != 0 && (!period || period->contains(row.fiscal_year)) &&
                reports_something(row)) {
                items[row.fiscal_year].insert(&item);
                if (row.actual || row.grade) {
                    told.insert(row.fiscal_year);
                }
            }
        }
    }
    std::size_t most = 0;
    for (const auto& [year, reporting] : items) {
        most = std::max(most, reporting.size());
    }
    std::set<int> years;
    for (const auto& [year, reporting] : items) {
        if (reporting.size() * 3 >= most && (told.empty() || told.count(year) != 0)) {
            years.insert(year);
        }
    }
    // A year between two reported ones is one of them, however many items are silent on it.
    if (!years.empty()) {
        for (int year = *years.begin(); year < *years.rbegin(); ++year) {
            years.insert(year);
        }
    }
    return years;
}

}  // namespace tenken::rules
