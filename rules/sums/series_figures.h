// Series of the appendix as figures, table by table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/context/context.h"

namespace tenken::rules {

/// The series of one table: those that stand under one heading and are of one family of units.
struct SeriesTable {
    std::string heading;
    std::vector<const schema::Figures*> series;  ///< in the order printed
};

std::vector<SeriesTable> series_tables(const Context& context);

/// The value of a year; nullopt where there is none.
std::optional<Figure> series_figure(const Context& context, const schema::Figures& series,
                                    int fiscal_year);

}  // namespace tenken::rules
