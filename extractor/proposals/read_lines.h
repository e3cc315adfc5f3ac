// The lines of pages that were read, character by character, with what is doubtful in them.
#pragma once

#include <string>
#include <vector>

#include "extractor/scan/reading.h"
#include "schema/geometry.h"

namespace tenken::extractor {

struct ReadCharacter {
    char32_t character = 0;
    schema::Box box;  ///< on the upright page
    int confidence = 100;
    bool doubtful = false;
    char32_t other = 0;  ///< what another reading of this one character said, 0 if nothing
};

/// Characters of one line that stand together: a wide gap ends it.
using CharacterLine = std::vector<ReadCharacter>;

std::vector<CharacterLine> read_lines(const scan::ReadPage& page);

}  // namespace tenken::extractor
