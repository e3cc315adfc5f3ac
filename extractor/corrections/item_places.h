// Where the fields of an item stand, as far as the report tells.
#pragma once

#include <string>
#include <vector>

#include "schema/corrections.h"
#include "schema/report.h"

namespace tenken::extractor {

struct FieldPlace {
    schema::Place place;
    std::string text;     ///< of the field
    bool within = false;  ///< somewhere in `place`, where `text` stands; else exactly there
};

/// Of the field that `spot` names, in every item of that number.
std::vector<FieldPlace> field_places(const schema::Report& report,
                                     const schema::CorrectionSpot& spot);

}  // namespace tenken::extractor
