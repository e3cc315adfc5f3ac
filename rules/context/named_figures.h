// Figures that a table's labels name, not the words around them.
#pragma once

#include <vector>

#include "rules/context/text_view.h"
#include "schema/report.h"

namespace tenken::rules {

/// A cell that holds a bare figure beside 成果指標 has its indicator and unit in the measure; where
/// such a cell was joined to the words of another (10 above 要領を定め10回訪問した), the figure
/// stands on a line by itself, and the text alone would not tell what it is. `facts` are those of
/// `view`, by place, and stay so.
void name_figures(const Reading& reading, const TextView& view,
                  const std::vector<schema::Measure>& measures, std::vector<Fact>& facts);

}  // namespace tenken::rules
