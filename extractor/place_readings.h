// Brings what was read from pictures back to the pages as they lie.
#pragma once

#include "extractor/extract.h"

namespace tenken::extractor {

/// Records the readings in the report, with their doubts, and turns all boxes on pages that were
/// turned upright for reading back to where they are seen.
void place_readings(const Readings& readings, schema::Report& report);

}  // namespace tenken::extractor
