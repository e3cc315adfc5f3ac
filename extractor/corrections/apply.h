// Corrections put into what layout found, before it is read as a report: so that everything made of
// a text (measures, targets, sums) is made of what is right.
#pragma once

#include <functional>
#include <vector>

#include "extractor/layout/document.h"
#include "schema/corrections.h"
#include "schema/report.h"

namespace tenken::extractor {

/// A place as the report will have it: pages that were turned upright for reading lie askew.
using AsSeen = std::function<schema::Place(const schema::Place&)>;

/// Puts each line of `corrections` into the document where it fits, and says in `fit`, `place` and
/// `raw` how it fared. `read` is the report of the uncorrected document, which knows where an
/// item's fields stand; it is asked of only for lines that name an item.
void apply_corrections(const schema::Report& read, const AsSeen& as_seen,
                       layout::Document& document, schema::Corrections& corrections);

/// True if a line names its place by item.
bool needs_items(const schema::Corrections& corrections);

/// Marks the doubts that a correction covers: those on what it says was looked at, where that is
/// told apart from the rest of its cell.
void settle_doubts(schema::Report& report);

}  // namespace tenken::extractor
