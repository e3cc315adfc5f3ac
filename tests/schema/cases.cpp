#include "tests/schema/cases.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tenken::tests {
namespace {

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return in ? out.str() : "";
}

int hex(char c) {
    const std::string digits = "0123456789abcdef";
    const std::size_t value = digits.find(c);
    if (value == std::string::npos) {
        throw std::runtime_error("not a hexadecimal digit in a case");
    }
    return static_cast<int>(value);
}

std::string unescape(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == 't' || next == 'n') {
            out.push_back(next == 't' ? '\t' : '\n');
            ++i;
        } else if (next == 'x' && i + 3 < text.size()) {
            out.push_back(static_cast<char>(hex(text[i + 2]) * 16 + hex(text[i + 3])));
            i += 3;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

}  // namespace

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text) {
        if (c == separator) {
            parts.push_back(part);
            part.clear();
        } else {
            part.push_back(c);
        }
    }
    parts.push_back(part);
    return parts;
}

std::vector<Case> read_cases(const std::string& name, std::size_t fields) {
    const std::string path = std::string(TENKEN_SOURCE_DIR) + "/tests/schema/cases/" + name;
    std::istringstream lines(read_file(path));
    std::vector<Case> cases;
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.rfind("# ", 0) == 0) {
            continue;
        }
        Case found{name + ":" + std::to_string(number), {}};
        for (const std::string& field : split(line, '\t')) {
            found.fields.push_back(unescape(field));
        }
        if (found.fields.size() < fields) {
            throw std::runtime_error(found.place + ": too few fields");
        }
        cases.push_back(std::move(found));
    }
    if (cases.empty()) {
        throw std::runtime_error(path + ": no cases");
    }
    return cases;
}

std::string read_shared(const std::string& path) {
    const char* folder = std::getenv("TENKEN_SHARED");
    const std::string base =
        folder != nullptr ? folder : std::string(TENKEN_SOURCE_DIR) + "/../shared";
    return read_file(base + "/" + path);
}

}  // namespace tenken::tests
