// The arithmetic of any table: cases/tables/*.txt hold tables as people draw them, with the cells
// that an auditor would mark.
//
//   === what the case shows
//   cells parted by " | ", one line a row; "<" goes on from the left, "^" from above, "~" is no
//   cell closes: N           at least so many sums close sure: ROW,COLUMN    totals or differences
//   that are certainly wrong (from 0); likely: the same undecided: yes      something is left
//   undecided
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "rules/engine.h"
#include "rules/tables/table_sums.h"
#include "tests/catch.h"

using namespace tenken;
using rules::Certainty;

namespace {

struct TableCase {
    std::string name;
    std::vector<std::vector<std::string>> rows;
    std::string unit;
    int closes = 0;
    bool undecided = false;
    std::set<std::string> sure;
    std::set<std::string> likely;
};

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::size_t from = 0;
    for (std::size_t at = 0; at != std::string::npos; from = at + 1) {
        at = line.find('|', from);
        std::string cell = line.substr(from, at == std::string::npos ? at : at - from);
        const std::size_t first = cell.find_first_not_of(' ');
        const std::size_t last = cell.find_last_not_of(' ');
        cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
        if (at == std::string::npos) {
            break;
        }
    }
    return cells;
}

std::vector<TableCase> read_cases(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<TableCase> cases;
    std::string line;
    const auto after = [&](const std::string& key) { return line.substr(key.size()); };
    const auto begins = [&](const std::string& key) { return line.rfind(key, 0) == 0; };
    while (std::getline(file, line)) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (begins("=== ")) {
            cases.emplace_back();
            cases.back().name = after("=== ");
        } else if (begins("closes: ")) {
            cases.back().closes = std::stoi(after("closes: "));
        } else if (begins("sure: ")) {
            cases.back().sure.insert(after("sure: "));
        } else if (begins("likely: ")) {
            cases.back().likely.insert(after("likely: "));
        } else if (begins("unit: ")) {
            cases.back().unit = after("unit: ");
        } else if (begins("undecided: ")) {
            cases.back().undecided = true;
        } else {
            cases.back().rows.push_back(cells_of(line));
        }
    }
    return cases;
}

schema::Table table_of(const TableCase& example) {
    schema::Table table;
    table.id = "t1";
    table.rows = static_cast<int>(example.rows.size());
    for (const auto& row : example.rows) {
        table.columns = std::max(table.columns, static_cast<int>(row.size()));
    }
    const auto cell = [&](int row, int column) -> std::string {
        const auto& cells = example.rows[static_cast<std::size_t>(row)];
        return column < static_cast<int>(cells.size()) ? cells[static_cast<std::size_t>(column)]
                                                       : "~";
    };
    for (int row = 0; row < table.rows; ++row) {
        for (int column = 0; column < table.columns; ++column) {
            const std::string text = cell(row, column);
            if (text == "<" || text == "^" || text == "~") {
                continue;
            }
            schema::Cell made;
            made.row = row;
            made.column = column;
            made.text = text;
            while (column + made.column_span < table.columns &&
                   cell(row, column + made.column_span) == "<") {
                ++made.column_span;
            }
            while (row + made.row_span < table.rows && cell(row + made.row_span, column) == "^") {
                ++made.row_span;
            }
            made.place = {1, {column * 50.0, row * 20.0, column * 50.0 + 50, row * 20.0 + 20}, 0};
            table.cells.push_back(std::move(made));
        }
    }
    return table;
}

std::string joined(const std::set<std::string>& places) {
    std::string text;
    for (const std::string& place : places) {
        text += place + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("tables are worked out as an auditor would") {
    const rules::RuleSet shipped = rules::load_rules({});
    const rules::TableWords words(shipped.find("A-13")->parameters);
    const rules::Units units(shipped.vocabulary());
    int cases = 0;
    const std::filesystem::path folder =
        std::filesystem::path(TENKEN_SOURCE_DIR) / "tests/rules/cases/tables";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        for (const TableCase& example : read_cases(entry.path())) {
            INFO(entry.path().filename().string() << ": " << example.name);
            const schema::Table table = table_of(example);
            std::set<std::string> sure;
            std::set<std::string> likely;
            int closes = 0;
            bool undecided = false;
            for (const auto claim : {rules::TableClaim::totals, rules::TableClaim::formulas}) {
                for (const rules::TableSum& found :
                     rules::table_sums(table, words, units, example.unit, claim)) {
                    const schema::Box& box = found.sum.total.place.box;
                    const std::string place = std::to_string(static_cast<int>(box.y0 / 20)) + "," +
                                              std::to_string(static_cast<int>(box.x0 / 50));
                    closes += found.certainty == Certainty::closes ? 1 : 0;
                    undecided = undecided || found.certainty == Certainty::undecided;
                    if (found.certainty == Certainty::surely_wrong) {
                        sure.insert(place);
                    } else if (found.certainty == Certainty::likely_wrong) {
                        likely.insert(place);
                    }
                }
            }
            CHECK(joined(sure) == joined(example.sure));
            CHECK(joined(likely) == joined(example.likely));
            CHECK(closes >= example.closes);
            CHECK((undecided || !example.undecided));
            ++cases;
        }
    }
    CHECK(cases >= 20);
}

TEST_CASE("a table of ten thousand rows is worked out in a moment") {
    TableCase example;
    example.rows.push_back({"区分", "前年度", "本年度", "増減"});
    long total = 0;
    for (int i = 1; i <= 10000; ++i) {
        example.rows.push_back({"第" + std::to_string(i) + "号", std::to_string(100 + i),
                                std::to_string(200 + i), "100"});
        total += 100 + i;
    }
    example.rows.push_back(
        {"合計", std::to_string(total), std::to_string(total + 1000000), "1000000"});
    const rules::RuleSet shipped = rules::load_rules({});
    const rules::TableWords words(shipped.find("A-13")->parameters);
    const rules::Units units(shipped.vocabulary());
    const schema::Table table = table_of(example);
    CHECK(rules::table_sums(table, words, units, "", rules::TableClaim::totals).size() >= 3);
    CHECK(rules::table_sums(table, words, units, "", rules::TableClaim::formulas).size() >= 10000);
}
