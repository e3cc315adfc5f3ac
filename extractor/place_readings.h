// Brings what was read from pictures back to the pages as they lie.
#pragma once

#include <map>

#include "extractor/extract.h"
#include "extractor/proposals/propose_readings.h"
#include "extractor/text_layer/compare.h"

namespace tenken::extractor {

/// A place on a page that was turned upright for reading, where it is seen on the page as it lies.
schema::Place as_seen(const Readings& readings, const schema::Place& place);

/// Records the readings in the report, with their doubts, and turns all boxes on such pages.
/// `layers` by page: what the hidden text of pages says of their reading; `proposals` by page: what
/// other places say of single characters.
void place_readings(const Readings& readings, const std::map<int, LayerComparison>& layers,
                    const std::map<int, std::vector<Proposal>>& proposals, schema::Report& report);

}  // namespace tenken::extractor
