#include "extractor/report/item_merge.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "schema/text.h"

namespace tenken::report {

namespace {

/// Both have a plan, or a result, a grade or an effect of the year.
bool tell_the_same(const schema::YearRow& a, const schema::YearRow& b) {
    return a.fiscal_year == 0 || (a.planned && b.planned) || (a.actual && b.actual) ||
           (a.grade && b.grade) || (a.effect && b.effect);
}

template <class Part>
void take_over(std::optional<Part>& part, std::optional<Part>& later) {
    if (!part) {
        part = std::move(later);
    }
}

}  // namespace

bool is_same_item(const schema::Item& first, const schema::Item& later, bool of_year) {
    if (!of_year && first.years.empty() && later.years.empty()) {
        return false;
    }
    if (first.number != later.number) {
        return false;
    }
    const std::string name = schema::squeeze(first.name);
    if (name.empty() || name != schema::squeeze(later.name)) {
        return false;
    }
    if (first.number.empty() &&
        schema::squeeze(first.department) != schema::squeeze(later.department)) {
        return false;
    }
    return std::none_of(later.years.begin(), later.years.end(), [&](const schema::YearRow& year) {
        return std::any_of(
            first.years.begin(), first.years.end(), [&year](const schema::YearRow& known) {
                return known.fiscal_year == year.fiscal_year && tell_the_same(known, year);
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
    for (schema::YearRow& year : later.years) {
        const auto known =
            std::find_if(first.years.begin(), first.years.end(), [&](const schema::YearRow& row) {
                return row.fiscal_year == year.fiscal_year && row.fiscal_year != 0;
            });
        if (known == first.years.end()) {
            first.years.push_back(std::move(year));
            continue;
        }
        if (year.actual && !known->actual) {
            known->label = year.label;  // what the row is called where its result stands
        }
        take_over(known->planned, year.planned);
        take_over(known->actual, year.actual);
        take_over(known->grade, year.grade);
        take_over(known->effect, year.effect);
    }
}

}  // namespace tenken::report
