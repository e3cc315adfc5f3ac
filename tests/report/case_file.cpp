#include "tests/report/case_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "schema/text.h"
#include "tests/report/table_file.h"

namespace tenken::testing {
namespace {

std::vector<std::string> split(std::string_view row) {
    std::vector<std::string> cells;
    row.remove_prefix(1);  // the first |
    if (row.ends_with('|')) {
        row.remove_suffix(1);
    }
    std::size_t begin = 0;
    while (true) {
        const std::size_t end = row.find('|', begin);
        cells.emplace_back(schema::trim(row.substr(begin, end - begin)));
        if (end == std::string_view::npos) {
            return cells;
        }
        begin = end + 1;
    }
}

schema::Table to_table(const std::vector<std::vector<std::string>>& rows, int number, int line,
                       int page) {
    schema::Table table;
    table.id = "t" + std::to_string(number);
    table.rows = static_cast<int>(rows.size());
    table.place.page = page;
    std::vector<std::vector<int>> owner(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        table.columns = std::max(table.columns, static_cast<int>(rows[r].size()));
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string& text = rows[r][c];
            int index = -1;
            if (text == "<" && c > 0) {
                index = owner[r][c - 1];
            } else if (text == "^" && r > 0) {
                index = owner[r - 1].at(c);
            } else if (text != "~") {
                schema::Cell cell;
                cell.row = static_cast<int>(r);
                cell.column = static_cast<int>(c);
                cell.shaded = text.starts_with('!');
                cell.text = unescaped(cell.shaded ? text.substr(1) : text);
                cell.place = {page, {}, line + static_cast<int>(r)};
                index = static_cast<int>(table.cells.size());
                table.cells.push_back(cell);
            }
            owner[r].push_back(index);
            if (index >= 0) {
                schema::Cell& cell = table.cells[static_cast<std::size_t>(index)];
                cell.row_span = std::max(cell.row_span, static_cast<int>(r) - cell.row + 1);
                cell.column_span =
                    std::max(cell.column_span, static_cast<int>(c) - cell.column + 1);
            }
        }
    }
    return table;
}

/// `page` goes on from where one was named last.
layout::Paragraph to_paragraph(const std::string& line, int number, int& page) {
    layout::Paragraph paragraph;
    const std::size_t bar = line.find('|');
    if (bar == std::string::npos) {
        throw std::runtime_error("a paragraph without |: " + line);
    }
    const std::string head = line.substr(0, bar);
    paragraph.size = 10.5;
    if (const std::size_t size = head.find("size="); size != std::string::npos) {
        paragraph.size = std::stod(head.substr(size + 5));
    }
    paragraph.bold = head.find("bold") != std::string::npos;
    paragraph.text = unescaped(schema::trim(std::string_view(line).substr(bar + 1)));
    if (const std::size_t named = head.find("page="); named != std::string::npos) {
        page = std::stoi(head.substr(named + 5));
    }
    paragraph.place = {page, {}, number};
    return paragraph;
}

}  // namespace

CaseFile read_case(const std::string& path) {
    CaseFile result;
    result.name = std::filesystem::path(path).stem().string();
    std::ifstream file(path);
    std::vector<std::vector<std::string>> rows;
    int tables = 0;
    int number = 0;
    int first = 0;
    int page = 1;
    bool expecting = false;
    const auto end_table = [&] {
        if (!rows.empty()) {
            result.document.blocks.emplace_back(to_table(rows, ++tables, first, page));
            rows.clear();
        }
    };
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.starts_with('#') || schema::trim(line).empty()) {
            continue;
        }
        if (line == "== expect") {
            end_table();
            expecting = true;
        } else if (expecting) {
            result.expected.push_back(line);
        } else if (line.starts_with('|')) {
            first = rows.empty() ? number : first;
            rows.push_back(split(line));
        } else {
            end_table();
            if (line.starts_with("P")) {
                result.document.blocks.emplace_back(to_paragraph(line, number, page));
            } else if (line.starts_with("RUN ")) {
                layout::Paragraph running;
                running.text = line.substr(4);
                result.document.running.push_back(running);
            } else if (line != "---") {
                throw std::runtime_error(path + ":" + std::to_string(number) + ": " + line);
            }
        }
    }
    end_table();
    return result;
}

std::vector<std::string> case_paths(const std::string& folder) {
    std::vector<std::string> paths;
    const std::filesystem::path root =
        std::filesystem::path(TENKEN_SOURCE_DIR) / "tests" / "report" / folder;
    for (const auto& entry : std::filesystem::directory_iterator(root)) {
        if (entry.path().extension() == ".txt") {
            paths.push_back(entry.path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace tenken::testing
