// Files of test cases: "=== name" begins a case, its lines follow. Lines that begin with "# " are
// comments.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "schema/text.h"

namespace tenken::tests {

struct Case {
    std::string name;
    std::vector<std::string> lines;
};

inline std::vector<Case> read_cases(const std::string& file) {
    const std::string path = std::string(TENKEN_SOURCE_DIR) + "/tests/pdf/font/cases/" + file;
    std::ifstream in(path);
    if (!in) {
        throw std::runtime_error("cannot read " + path);
    }
    std::vector<Case> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("=== ", 0) == 0) {
            cases.push_back({line.substr(4), {}});
        } else if (line.rfind("# ", 0) != 0 && !cases.empty()) {
            cases.back().lines.push_back(line);
        }
    }
    return cases;
}

/// \uXXXX in the text of a case: characters that editors like to change into others.
inline std::string unescape(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, 2, "\\u") == 0 && at + 6 <= text.size()) {
            schema::append_utf8(
                result, static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16)));
            at += 6;
        } else {
            result.push_back(text[at++]);
        }
    }
    return result;
}

}  // namespace tenken::tests
