// One table into two, between its rows.
#pragma once

#include <optional>

#include "extractor/layout/document.h"

namespace tenken::layout {

struct TableParts {
    schema::Table above;
    schema::Table below;
};

/// The rows before and from that of the step, each part with its own right side and its own
/// columns. None where a cell stands on both sides of it, or one side would have no row.
std::optional<TableParts> cut_table(const schema::Table& table, const FrameStep& step);

}  // namespace tenken::layout
