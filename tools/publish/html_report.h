// The audit as one self-contained HTML file: opens from a file share, asks the network for nothing.
//
// Plain HTML, CSS and 90 lines of script instead of a framework: the file must open on an old
// office PC ten years from now, and a report with 2,000 findings must stay quick.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// What is shown of the original.
struct ReportPictures {
    /// By page number, the picture that page_svg made. Pages without one are not shown.
    std::map<int, std::string> pages;
    /// By cell_key, image data (RFC 2397): how a cell looks whose reading is in doubt.
    std::map<std::string, std::string> cells;
};

std::string to_html(const schema::Report& report, const rules::Audit& audit,
                    const ReportPictures& pictures, schema::Language language);

/// The places whose picture the page shows beside the text: cells of pages that were read from
/// pictures, with doubts or findings on them, by page, each once. Places that
/// would fill the page are cut to the lines in doubt.
std::vector<schema::Place> cells_to_show(const schema::Report& report, const rules::Audit& audit);

/// A place as a key.
std::string cell_key(const schema::Place& place);

}  // namespace tenken::tools
