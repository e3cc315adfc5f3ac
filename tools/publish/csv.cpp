#include "tools/publish/csv.h"

#include <string_view>

namespace tenken::tools {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool reads_as_formula(std::string_view field) {
    if (field.empty()) {
        return false;
    }
    switch (field.front()) {
        case '=':
        case '+':
        case '@':
        case '\t':
        case '\r':
            return true;
        case '-':
            return field.size() > 1 && !is_digit(field[1]);
        default:
            return false;
    }
}

void append_field(std::string& out, std::string_view field) {
    const bool guarded = reads_as_formula(field);
    const bool quoted = field.find_first_of("\",\r\n") != std::string_view::npos;
    if (quoted) {
        out += '"';
    }
    if (guarded) {
        out += '\'';
    }
    for (const char c : field) {
        if (c == '"') {
            out += '"';
        }
        out += c;
    }
    if (quoted) {
        out += '"';
    }
}

}  // namespace

std::string to_csv(const std::vector<CsvRow>& rows) {
    std::string out = "\xEF\xBB\xBF";
    for (const CsvRow& row : rows) {
        bool first = true;
        for (const std::string& field : row) {
            if (!first) {
                out += ',';
            }
            first = false;
            append_field(out, field);
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace tenken::tools
