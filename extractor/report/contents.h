// 目次: entries with their dotted leaders taken off.
#pragma once

#include <vector>

#include "extractor/layout/document.h"
#include "extractor/report/vocabulary.h"
#include "schema/report.h"

namespace tenken::report {

struct Contents {
    std::vector<schema::Entry> entries;
    std::vector<bool> block_used;  ///< by block of the document: it is part of the contents
};

/// The contents block: from its heading, or from a run of lines with leaders and page numbers, to
/// the first paragraph or table that is no entry.
Contents read_contents(const layout::Document& document, const Vocabulary& vocabulary);

}  // namespace tenken::report
