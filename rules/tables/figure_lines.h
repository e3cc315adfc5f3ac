// Lines of the report's tables by name, for texts that tell figures of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/context/context.h"
#include "rules/tables/table_words.h"

namespace tenken::rules {

/// One figure of a line, in the base unit.
struct LineFigure {
    Figure figure;
    std::string family;   ///< 円, %, 人
    int fiscal_year = 0;  ///< that the labels across give, 0 for none
};

/// A row or a column of figures.
struct FigureLine {
    /// Labels squeezed, without brackets; none of one character, no years.
    std::vector<std::string> names;
    int own_year = 0;  ///< that its own labels give, 0 for none
    std::string shown;
    bool detail = true;  ///< neither a difference nor a rate
    std::vector<LineFigure> figures;

    const LineFigure* in(int fiscal_year) const;
    /// One of the names stands in `text`, squeezed.
    bool named_in(std::string_view text) const;
};

std::vector<FigureLine> figure_lines(const Context& context, const TableWords& words);

}  // namespace tenken::rules
