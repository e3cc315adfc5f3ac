#include "tests/pdf/case_file.h"

#include <fstream>
#include <stdexcept>

namespace tenken::tests {

std::string Section::text() const {
    std::string joined;
    for (const std::string& line : lines) {
        joined += line;
        joined += '\n';
    }
    return joined;
}

const Section& PdfCase::section(const std::string& heading) const {
    static const Section none;
    for (const Section& section : sections) {
        if (section.heading == heading) {
            return section;
        }
    }
    return none;
}

std::vector<PdfCase> read_pdf_cases(const std::string& file) {
    const std::string path = std::string(TENKEN_SOURCE_DIR) + "/tests/pdf/cases/" + file;
    std::ifstream in(path);
    if (!in) {
        throw std::runtime_error("cannot read " + path);
    }
    std::vector<PdfCase> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("=== ", 0) == 0) {
            cases.push_back({line.substr(4), {}});
        } else if (cases.empty()) {
            continue;
        } else if (line.rfind("--- ", 0) == 0) {
            cases.back().sections.push_back({line.substr(4), {}});
        } else if (!cases.back().sections.empty()) {
            cases.back().sections.back().lines.push_back(line);
        }
    }
    // The blank line before the next case belongs to nobody.
    for (PdfCase& one : cases) {
        if (!one.sections.empty() && !one.sections.back().lines.empty() &&
            one.sections.back().lines.back().empty()) {
            one.sections.back().lines.pop_back();
        }
    }
    return cases;
}

}  // namespace tenken::tests
