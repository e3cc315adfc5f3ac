// A page that was turned upright for reading, and as it lies.
#pragma once

#include "extractor/scan/reading.h"

namespace tenken::extractor {

/// A box of the upright page, as it lies: its middle is turned, its size stays. A box around the
/// turned corners would reach into the next cell of a long row.
schema::Box as_it_lies(const scan::ReadPage& reading, const schema::Box& box);

/// The way back.
schema::Box upright(const scan::ReadPage& reading, const schema::Box& box);

}  // namespace tenken::extractor
