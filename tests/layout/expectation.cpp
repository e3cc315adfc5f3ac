#include "tests/layout/expectation.h"

#include <fstream>
#include <stdexcept>

namespace tenken::tests {
namespace {

using layout::Block;
using layout::Paragraph;
using schema::Cell;
using schema::Table;

std::string on_one_line(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

std::string entry(const std::string& kind, const std::string& text) {
    return text.empty() ? kind + " |" : kind + " | " + on_one_line(text);
}

std::string described(const Table& table) {
    std::string out = "table " + std::to_string(table.rows) + " " + std::to_string(table.columns);
    if (table.evidence == schema::Evidence::half_ruled) {
        out += " half_ruled";
    } else if (table.evidence == schema::Evidence::aligned) {
        out += " aligned";
    }
    for (const Cell& cell : table.cells) {
        std::string place = std::to_string(cell.row) + " " + std::to_string(cell.column);
        if (cell.row_span > 1 || cell.column_span > 1) {
            place += " " + std::to_string(cell.row_span) + " " + std::to_string(cell.column_span);
        }
        out += "\n" + entry(place, cell.text);
    }
    return out;
}

std::string trimmed(std::string line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) {
        line.pop_back();
    }
    return line;
}

}  // namespace

std::vector<std::string> described(const std::vector<Block>& blocks) {
    std::vector<std::string> out;
    for (const Block& block : blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            out.push_back(entry("text", paragraph->text));
        } else {
            out.push_back(described(std::get<Table>(block)));
        }
    }
    return out;
}

std::vector<std::string> described(const layout::Document& document) {
    std::vector<std::string> out = described(document.blocks);
    for (const Paragraph& paragraph : document.running) {
        out.push_back(entry("running", paragraph.text));
    }
    std::string numbers = "pages |";
    bool any = false;
    for (const std::string& number : document.printed_page_numbers) {
        numbers += " " + (number.empty() ? std::string("-") : number);
        any = any || !number.empty();
    }
    if (any) {
        out.push_back(numbers);
    }
    return out;
}

Expectation read_expectation(const std::string& file) {
    std::ifstream in(file);
    if (!in) {
        throw std::runtime_error(file + ": cannot be read");
    }
    Expectation out;
    std::vector<std::string>* list = &out.pages;
    for (std::string line; std::getline(in, line);) {
        line = trimmed(std::move(line));
        if (line.empty() || line[0] == '#') {
            continue;
        }
        if (line == "document") {
            list = &out.document;
            out.has_document = true;
        } else if (line[0] >= '0' && line[0] <= '9') {
            if (list->empty()) {
                throw std::runtime_error(file + ": a cell without a table");
            }
            list->back() += "\n" + line;
        } else {
            list->push_back(line);
        }
    }
    return out;
}

}  // namespace tenken::tests
