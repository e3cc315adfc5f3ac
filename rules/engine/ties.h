// What ties findings of one cause together: a row that is missing also leaves its total open.
#pragma once

#include <string>
#include <vector>

#include "rules/finding.h"
#include "schema/report.h"

namespace tenken::rules {

/// Facts by which one finding explains another. Both sides name a fact by the functions below.
struct Ties {
    std::vector<std::string> explains;  ///< what else this finding is the cause of
    std::vector<std::string> rests_on;  ///< if one of these is explained, this is no new finding
};

/// A finding with its ties, as the rules say it.
struct Said {
    Finding finding;
    Ties ties;
};

/// The item has no result of that year.
std::string lacks_year(const schema::Item& item, int fiscal_year);
/// The column of that year has another year over it.
std::string misheaded(const schema::Item& item, int fiscal_year);
/// What is said of that row of the item, by its label or its place.
std::string row_of(const schema::Item& item, const schema::YearRow& row);
/// What is said of the item in the year that a wrong label names.
std::string year_of(const std::string& number, const std::string& name, int fiscal_year);
/// A year that stands twice is counted twice.
std::string counted_twice(const schema::Item& item, int fiscal_year);
/// The item is called by another name elsewhere.
std::string called(const schema::Item& item, const std::string& name);
/// The item has effects, but no row in the roll-up.
std::string unlisted(const schema::Item& item);
/// A figure that makes a sum fail, by its key.
std::string suspect(const std::string& figure_key);
/// A figure that misses its target, by its key.
std::string misses(const std::string& figure_key);
/// A figure that is of another order than its neighbours, by its key.
std::string jump(const std::string& figure_key);

/// The findings that stand for themselves, each with those it explains among its related places.
std::vector<Finding> with_dependants(std::vector<Said> said);

}  // namespace tenken::rules
