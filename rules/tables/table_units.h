// The unit that stands above a table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schema/report.h"

namespace tenken::rules {

/// Lines such as （単位：千円） outside the tables, by page.
class TableUnits {
  public:
    explicit TableUnits(const schema::Report& report);

    /// "" if none stands near above it.
    std::string above(const schema::Table& table) const;

  private:
    struct Line {
        schema::Box box;
        std::string unit;
    };
    std::map<int, std::vector<Line>> by_page_;
};

}  // namespace tenken::rules
