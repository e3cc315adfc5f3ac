#include "tools/publish/csv.h"

#include <algorithm>
#include <string_view>

namespace tenken::tools {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "-29,597", "+14.6", "-36.0%": what a spreadsheet takes for a number, and nothing else.
bool is_signed_number(std::string_view field) {
    field.remove_prefix(1);
    if (!field.empty() && field.back() == '%') {
        field.remove_suffix(1);
    }
    return !field.empty() && is_digit(field.front()) && is_digit(field.back()) &&
           std::count(field.begin(), field.end(), '.') <= 1 &&
           std::all_of(field.begin(), field.end(),
                       [](char c) { return is_digit(c) || c == ',' || c == '.'; });
}

bool reads_as_formula(std::string_view field) {
    // The full-width signs as well: Japanese spreadsheets take them for the others.
    for (const std::string_view sign : {"＝", "＋", "－", "＠"}) {
        if (field.substr(0, sign.size()) == sign) {
            return field.size() > sign.size();  // alone it is a mark for "nothing"
        }
    }
    switch (field.empty() ? ' ' : field.front()) {
        case '=':
        case '@':
        case '\t':
        case '\r':
            return true;
        case '+':
        case '-':
            return field.size() > 1 && !is_signed_number(field);
        default:
            return false;
    }
}

void append_field(std::string& out, std::string_view field) {
    const bool quoted = field.find_first_of("\",\r\n") != std::string_view::npos;
    if (quoted) {
        out += '"';
    }
    if (reads_as_formula(field)) {
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
