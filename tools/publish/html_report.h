// The audit as one self-contained HTML file: opens from a file share, asks the network for nothing.
//
// Plain HTML, CSS and 90 lines of script instead of a framework: the file must open on an old
// office PC ten years from now, and a report with 2,000 findings must stay quick.
#pragma once

#include <map>
#include <string>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// pages: by page number, the picture that page_svg made. Pages without one are not shown.
std::string to_html(const schema::Report& report, const rules::Audit& audit,
                    const std::map<int, std::string>& pages, schema::Language language);

}  // namespace tenken::tools
