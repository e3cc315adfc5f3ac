// Findings read back from what `check --format json` wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/finding.h"

namespace tenken::tools {

struct SavedFindings {
    std::string sha256;  ///< of the report they are about, "" if it is not said
    std::vector<rules::Finding> findings;
};

/// `bytes` of the file `name`: an object with `findings`, a list; what a finding does not say stays
/// empty, so that the findings of another program will do. Throws schema::InputError.
SavedFindings read_findings(std::string_view bytes, const std::string& name);

}  // namespace tenken::tools
