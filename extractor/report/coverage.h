// How much of a document's text went into the model.
#pragma once

#include <vector>

#include "extractor/layout/document.h"
#include "extractor/report/table_source.h"

namespace tenken::report {

/// `used`, `contents`: by block, whether its text went into the model, and whether it is 目次.
schema::Coverage coverage_of(const layout::Document& document, const std::vector<bool>& used,
                             const std::vector<bool>& contents, const TableSources& tables);

}  // namespace tenken::report
