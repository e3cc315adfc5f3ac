#include "extractor/pdf/font/compiler/name_tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "extractor/pdf/font/compiler/array_writer.h"
#include "extractor/pdf/font/compiler/source.h"
#include "extractor/pdf/font/names/tables.h"

namespace tenken::pdf::compiler {
namespace {

using Names = std::map<std::string, std::u16string>;

// Lines that are not comments, cut into words at `separators`.
std::vector<std::vector<std::string>> read_rows(const std::filesystem::path& path,
                                                const std::string& separators) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream text(read_file(path));
    for (std::string line; std::getline(text, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string> words;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find_first_of(separators, at), line.size());
            if (end > at) {
                words.push_back(line.substr(at, end - at));
            }
            at = end + 1;
        }
        rows.push_back(std::move(words));
    }
    return rows;
}

std::uint32_t number(const std::string& digits, int base) {
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        throw std::runtime_error("not a number: " + digits);
    }
    return value;
}

Names read_names(const std::filesystem::path& data) {
    Names names;
    for (const char* file : {"glyphlist.txt", "zapfdingbats.txt"}) {
        for (const auto& row : read_rows(data / file, "; \r")) {
            std::u16string text;
            for (std::size_t i = 1; i < row.size(); ++i) {
                text.push_back(static_cast<char16_t>(number(row[i], 16)));
            }
            names.emplace(row.at(0), text);
        }
    }
    return names;
}

std::uint16_t index_of(const Names& names, const std::string& name) {
    if (name == ".notdef") {
        return tables::no_name;
    }
    const auto found = names.find(name);
    if (found == names.end()) {
        throw std::runtime_error("glyph name in no list: " + name);
    }
    return static_cast<std::uint16_t>(std::distance(names.begin(), found));
}

void write_names(const Names& names, ArrayWriter& out) {
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> unit_offsets{0};
    std::u16string units;
    out.text("const std::size_t name_count = " + std::to_string(names.size()) + ";\n");
    out.text("const char name_pool[] =\n");
    for (const auto& [name, text] : names) {
        out.text("\"" + name + "\"\n");
        offsets.push_back(offsets.back() + static_cast<std::uint32_t>(name.size()));
        units += text;
        unit_offsets.push_back(static_cast<std::uint32_t>(units.size()));
    }
    out.text(";\n");
    out.numbers("const std::uint32_t name_offsets[]", offsets);
    out.numbers("const std::uint16_t name_unit_offsets[]", unit_offsets);
    out.numbers("const char16_t name_units[]", units);
}

void write_encodings(const std::filesystem::path& data, const Names& names, ArrayWriter& out) {
    const std::vector<std::string> order{"standard", "mac-roman", "win-ansi", "symbol",
                                         "zapf-dingbats"};
    std::vector<std::array<std::uint16_t, 256>> encodings(tables::encoding_count);
    for (auto& encoding : encodings) {
        encoding.fill(tables::no_name);
    }
    for (const auto& row : read_rows(data / "encodings.txt", " ")) {
        const auto which = std::find(order.begin(), order.end(), row.at(0)) - order.begin();
        const std::uint32_t first = number(row.at(1), 16);
        for (std::size_t i = 2; i < row.size(); ++i) {
            encodings.at(static_cast<std::size_t>(which)).at(first + i - 2) =
                index_of(names, row[i]);
        }
    }
    out.begin("const std::uint16_t encodings[encoding_count][256]");
    for (const auto& encoding : encodings) {
        out.text("{\n");
        for (const std::uint16_t name : encoding) {
            out.item(std::to_string(name));
        }
        out.text("},\n");
    }
    out.end();
}

void write_widths(const std::filesystem::path& data, const Names& names, ArrayWriter& out) {
    std::map<std::uint16_t, std::string> rows;
    for (const auto& row : read_rows(data / "standard_widths.txt", " ")) {
        if (row.size() != tables::width_columns + 1) {
            throw std::runtime_error("standard_widths.txt: not nine columns: " + row.at(0));
        }
        std::string widths;
        for (std::size_t i = 1; i < row.size(); ++i) {
            widths += (row[i] == "-" ? "0" : std::to_string(number(row[i], 10))) + ",";
        }
        const std::uint16_t name = index_of(names, row[0]);
        rows[name] = "{" + std::to_string(name) + ", {" + widths + "}}";
    }
    out.begin("const StandardWidths standard_widths[]");
    for (const auto& [name, row] : rows) {
        out.item(row);
    }
    out.end();
    out.text("const std::size_t standard_width_count = " + std::to_string(rows.size()) + ";\n");
}

void write_wingdings(const std::filesystem::path& data, ArrayWriter& out) {
    std::array<std::uint32_t, 256> characters{};
    characters[0x20] = 0x20;
    for (const auto& row : read_rows(data / "wingdings.txt", " ")) {
        for (std::size_t i = 1; i < row.size(); ++i) {
            characters.at(number(row[0], 16) + i - 1) = number(row[i], 16);
        }
    }
    out.numbers("const char32_t wingdings[256]", characters);
}

}  // namespace

std::string name_tables_source(const std::filesystem::path& data) {
    const Names names = read_names(data);
    ArrayWriter out;
    out.text("#include \"extractor/pdf/font/names/tables.h\"\n\nnamespace tenken::pdf::tables {\n");
    write_names(names, out);
    write_encodings(data, names, out);
    write_widths(data, names, out);
    write_wingdings(data, out);
    out.text("}  // namespace tenken::pdf::tables\n");
    return out.take();
}

}  // namespace tenken::pdf::compiler
