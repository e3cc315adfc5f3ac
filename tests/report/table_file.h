// Cases in tables: one line each, cells parted by tabs, # for comments.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::testing {

/// "\\n" written out becomes a line feed.
inline std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool feed = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n';
        out.push_back(feed ? '\n' : text[i]);
        i += feed ? 1 : 0;
    }
    return out;
}

inline std::vector<std::vector<std::string>> read_lines(const std::string& name) {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/report/" + name);
    if (!file) {
        throw std::runtime_error("no file " + name);
    }
    std::vector<std::vector<std::string>> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        std::vector<std::string> cells;
        for (std::size_t begin = 0; begin <= line.size();) {
            std::size_t end = line.find('\t', begin);
            end = end == std::string::npos ? line.size() : end;
            cells.push_back(unescaped(std::string_view(line).substr(begin, end - begin)));
            begin = end + 1;
        }
        lines.push_back(cells);
    }
    return lines;
}

}  // namespace tenken::testing
