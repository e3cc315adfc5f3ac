// Files of test cases in cases/: "=== name" begins a case, "--- heading" a section of it. Lines
// that begin with "# " before the first section of a case are comments.
#pragma once

#include <string>
#include <vector>

namespace tenken::tests {

struct Section {
    std::string heading;
    std::vector<std::string> lines;

    std::string text() const;  ///< lines joined by line feeds
};

struct PdfCase {
    std::string name;
    std::vector<Section> sections;

    /// The first section of that heading; an empty one if there is none.
    const Section& section(const std::string& heading) const;
};

/// Throws std::runtime_error if the file is not there.
std::vector<PdfCase> read_pdf_cases(const std::string& file);

}  // namespace tenken::tests
