#include "extractor/report/item_merge.h"

#include <algorithm>
#include <iterator>

#include "schema/text.h"

namespace tenken::report {

bool is_same_item(const schema::Item& first, const schema::Item& later, bool of_year) {
    if (!of_year && first.years.empty() && later.years.empty()) {
        return false;
    }
    const std::string name = schema::squeeze(first.name);
    if (name.empty() || name != schema::squeeze(later.name) || first.number != later.number) {
        return false;
    }
    if (first.number.empty() &&
        schema::squeeze(first.department) != schema::squeeze(later.department)) {
        return false;
    }
    return std::none_of(later.years.begin(), later.years.end(), [&](const schema::YearRow& year) {
        return std::any_of(first.years.begin(), first.years.end(),
                           [&year](const schema::YearRow& known) {
                               return known.fiscal_year == year.fiscal_year;
                           });
    });
}

void merge_item(schema::Item& first, schema::Item later) {
    if (first.department.empty()) {
        first.department = std::move(later.department);
    }
    if (first.effect_heading.empty()) {
        first.effect_heading = std::move(later.effect_heading);
        first.effect_unit = std::move(later.effect_unit);
    }
    if (first.content.empty()) {
        first.content = std::move(later.content);
        first.content_place = later.content_place;
        first.content_continued = std::move(later.content_continued);
    } else if (!later.content.empty() &&
               schema::squeeze(first.content).find(schema::squeeze(later.content)) ==
                   std::string::npos) {
        first.content += "\n" + later.content;
        first.content_continued.push_back(later.content_place);
    }
    for (schema::Target& target : later.targets) {
        const bool known =
            std::any_of(first.targets.begin(), first.targets.end(), [&](const auto& other) {
                return other.indicator == target.indicator && other.value == target.value &&
                       other.unit == target.unit && other.fiscal_year == target.fiscal_year;
            });
        if (!known) {
            first.targets.push_back(std::move(target));
        }
    }
    first.years.insert(first.years.end(), std::make_move_iterator(later.years.begin()),
                       std::make_move_iterator(later.years.end()));
}

}  // namespace tenken::report
