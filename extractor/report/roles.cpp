// What the columns of a list are: which one is the item's name, which holds results, which grades.
#include <algorithm>
#include <map>
#include <set>

#include "extractor/report/amount_columns.h"
#include "extractor/report/cell_number.h"
#include "extractor/report/table_kind.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// Names of items are no sentences.
constexpr std::size_t longest_name = 40;

struct Column {
    Field field = Field::none;
    int filled = 0;
    bool under_year = false;
};

/// True if the fact is one of those that a column of a list is made of.
bool is_in_column(const Fact& fact) {
    return fact.value != nullptr && !fact.beside;
}

std::map<int, Column> columns_of(const TableFacts& table) {
    std::map<int, Column> columns;
    for (const Fact& fact : table.facts) {
        if (!is_in_column(fact)) {
            continue;
        }
        Column& column = columns[fact.column];
        if (column.field == Field::none) {
            column.field = fact.says.field;
        }
        column.under_year = column.under_year || fact.says.year.has_value();
        column.filled += fact.value->blank ? 0 : 1;
    }
    return columns;
}

/// More than half of the filled cells are no figures. What cells hold is looked at for the few
/// columns where it decides something.
bool holds_words(const TableFacts& table, int at, const Column& column) {
    const auto figures =
        std::count_if(table.facts.begin(), table.facts.end(), [at](const Fact& fact) {
            return fact.column == at && is_in_column(fact) && !fact.value->blank &&
                   is_number(fact.text);
        });
    return figures * 2 < column.filled;
}

/// Some cell of the column has more characters.
bool holds_longer(const TableFacts& table, int at, std::size_t characters) {
    return std::any_of(table.facts.begin(), table.facts.end(), [&](const Fact& fact) {
        return fact.column == at && is_in_column(fact) && !fact.value->blank &&
               code_points(schema::squeeze(fact.text)) > characters;
    });
}

/// What the cells of one column say.
struct Said {
    std::set<std::string> texts;  ///< squeezed, each once
    int figures = 0;
    std::size_t longest = 0;
};

Said said_in(const TableFacts& table, int at) {
    Said said;
    for (const Fact& fact : table.facts) {
        if (fact.column == at && is_in_column(fact) && !fact.value->blank) {
            std::string text = schema::squeeze(fact.text);
            said.figures += is_number(fact.text) ? 1 : 0;
            said.longest = std::max(said.longest, code_points(text));
            said.texts.insert(std::move(text));
        }
    }
    return said;
}

void change_column(TableFacts& table, int column, Field from, Field to) {
    for (Fact& fact : table.facts) {
        if (!fact.beside && fact.column == column && fact.says.field == from) {
            fact.says.field = to;
        }
    }
}

/// 推進項目 drawn once over several 具体的取組, each with a department of its own: what the
/// departments do are the items, and what stands over them is a section. -1 if it is not so.
int finer_column(const TableFacts& table, const std::map<int, Column>& columns, int name) {
    const auto department = std::find_if(columns.begin(), columns.end(), [](const auto& entry) {
        return entry.second.field == Field::department;
    });
    if (department == columns.end()) {
        return -1;
    }
    for (const auto& [at, column] : columns) {
        if (at > name && column.field == Field::content && !column.under_year &&
            column.filled > columns.at(name).filled && column.filled == department->second.filled &&
            holds_words(table, at, column) && !holds_longer(table, at, longest_name)) {
            return at;
        }
    }
    return -1;
}

/// 大項目 | 中項目 | 小項目 with nothing called a name: the last has the items, if each department
/// has one. -1 if it is not so.
int finest_section(const std::map<int, Column>& columns) {
    int sections = 0;
    int last = -1;
    int departments = 0;
    for (const auto& [at, column] : columns) {
        if (column.field == Field::section && !column.under_year && column.filled > 0) {
            ++sections;
            last = at;
        }
        if (column.field == Field::department) {
            departments = std::max(departments, column.filled);
        }
    }
    return sections > 1 && departments > 0 && columns.at(last).filled >= departments ? last : -1;
}

/// 整理番号 | 101, 具体的取組 | 文書管理の電子化, 取組の内容 | 文書を…: a form that calls nothing a
/// name and has two cells of contents is named by the first, if that is no sentence.
void choose_name_cell(TableFacts& table) {
    Fact* number = nullptr;
    Fact* first = nullptr;
    const auto filled = [](const Fact& fact) {
        return fact.beside && fact.value != nullptr && !fact.value->blank && !fact.says.year;
    };
    for (Fact& fact : table.facts) {
        if (fact.beside && fact.says.field == Field::name) {
            return;
        }
    }
    for (Fact& fact : table.facts) {
        if (!filled(fact)) {
            continue;
        }
        if (fact.says.field == Field::item_number) {
            number = &fact;
            first = nullptr;
        } else if (fact.says.field == Field::content && number != nullptr) {
            if (first == nullptr) {
                first = &fact;
                continue;
            }
            const std::string text = schema::squeeze(first->text);
            if (code_points(text) <= longest_name && text.find("。") == std::string::npos &&
                fact.says.heading != first->says.heading) {
                first->says.field = Field::name;
            }
            number = nullptr;
        }
    }
}

/// 3, 1-(2)-③, A-01: no words.
bool is_code(const std::string& text) {
    constexpr std::size_t longest_code = 12;
    const std::string squeezed = schema::squeeze(text);
    bool digit = false;
    for (std::size_t at = 0; at < squeezed.size();) {
        const char32_t c = schema::next_code_point(squeezed, at);
        digit = digit || (c < 0x80 && is_digit(static_cast<char>(c)));
        if (is_japanese_letter(c)) {
            return false;
        }
    }
    return digit && code_points(squeezed) <= longest_code;
}

/// 項目 | 取組の名称: of two columns that are called names the first numbers the items.
void choose_number_column(TableFacts& table) {
    const std::map<int, Column> columns = columns_of(table);
    int first = -1;
    int names = 0;
    for (const auto& [at, column] : columns) {
        if (column.field == Field::item_number) {
            return;
        }
        if (column.field == Field::name && !column.under_year) {
            first = first < 0 ? at : first;
            ++names;
        }
    }
    if (names < 2) {
        return;
    }
    const Said said = said_in(table, first);
    if (said.texts.size() == static_cast<std::size_t>(columns.at(first).filled) &&
        std::all_of(said.texts.begin(), said.texts.end(), is_code)) {
        change_column(table, first, Field::name, Field::item_number);
    }
}

/// 推進項目 | 1-1 | 窓口の改善: one label for the number and the name behind it.
void choose_number_cells(TableFacts& table) {
    for (std::size_t i = 0; i + 1 < table.facts.size(); ++i) {
        Fact& first = table.facts[i];
        const Fact& second = table.facts[i + 1];
        if (first.beside && second.beside && first.says.field == Field::name &&
            second.says.field == Field::name && first.row == second.row &&
            first.says.field_cell == second.says.field_cell && is_code(first.text) &&
            !is_code(second.text)) {
            first.says.field = Field::item_number;
        }
    }
}

/// 取組№ | 件名等 | 担当課 over one row, other headings over the next: no column is the same all
/// the way down, but the words right of the number in its row name the item.
void choose_name_beside_number(TableFacts& table) {
    int row = -1;
    for (Fact& fact : table.facts) {
        if (fact.beside || fact.value == nullptr || fact.value->blank) {
            continue;
        }
        if (fact.says.field == Field::item_number) {
            const bool headed =
                std::count(table.header_rows.begin(), table.header_rows.end(), fact.row - 1) > 0;
            row = headed ? fact.row : -1;
        } else if (fact.row == row && fact.says.field == Field::none && !fact.says.year &&
                   !fact.says.total && !is_number(fact.text) &&
                   code_points(schema::squeeze(fact.text)) <= longest_name) {
            fact.says.field = Field::name;
            row = -1;
        }
    }
}

void choose_name_column(TableFacts& table) {
    const std::map<int, Column> columns = columns_of(table);
    int number = -1;
    std::vector<int> names;
    for (const auto& [at, column] : columns) {
        if (column.field == Field::item_number && number < 0) {
            number = at;
        }
        if (column.field == Field::name && !column.under_year) {
            names.push_back(at);
        }
    }
    int name = -1;
    for (const int at : names) {
        if (name < 0 || (number >= 0 && name < number)) {
            name = at;
        }
    }
    if (number < 0 && names.size() > 1) {
        name = names.back();  // from the general to the particular
    }
    // 番号 | 実施項目 | 細目: what each number has of its own is its name.
    for (const int at : names) {
        const int filled = columns.at(at).filled;
        if (number < 0 || name < 0 || at <= name || filled != columns.at(number).filled) {
            continue;
        }
        const Said finer = said_in(table, at);
        const std::size_t coarser = said_in(table, name).texts.size();
        if (coarser < finer.texts.size() && coarser * 3 <= static_cast<std::size_t>(filled) * 2 &&
            finer.longest <= longest_name) {
            name = at;
        }
    }
    if (number < 0 && name >= 0) {
        if (const int finer = finer_column(table, columns, name); finer >= 0) {
            change_column(table, finer, Field::content, Field::name);
            names.push_back(finer);
            name = finer;
        }
    }
    for (const int at : names) {
        if (at != name) {
            const bool before = at < name;
            change_column(table, at, Field::name, before ? Field::section : Field::content);
        }
    }
    const bool form = std::any_of(table.facts.begin(), table.facts.end(), [](const Fact& fact) {
        return fact.beside &&
               (fact.says.field == Field::name || fact.says.field == Field::item_number);
    });
    if (name >= 0 || form) {
        if (form) {
            choose_name_cell(table);
        }
        return;
    }
    // No column is called a name: the first words behind the number are, or, where a department or
    // years show that the rows are items, the words of the contents column.
    const bool items =
        number >= 0 || std::any_of(columns.begin(), columns.end(), [](const auto& entry) {
            return entry.second.field == Field::department;
        });
    if (!items) {
        return;
    }
    if (const int finest = finest_section(columns); finest > number) {
        change_column(table, finest, Field::section, Field::name);
        return;
    }
    for (const Field candidate : {Field::content, Field::section, Field::indicator, Field::none}) {
        for (const auto& [at, column] : columns) {
            if (at > number && column.field == candidate && !column.under_year &&
                holds_words(table, at, column)) {
                change_column(table, at, candidate, Field::name);
                return;
            }
        }
    }
    // 項番 | 取組課題 | 担当部局: short words right behind the number, whatever they are called.
    const auto next = number < 0 ? columns.end() : columns.upper_bound(number);
    if (next != columns.end() && next->second.field == Field::remark && !next->second.under_year &&
        next->second.filled == columns.at(number).filled &&
        !holds_longer(table, next->first, longest_name) &&
        said_in(table, next->first).texts.size() == static_cast<std::size_t>(next->second.filled)) {
        change_column(table, next->first, Field::remark, Field::name);
        return;
    }
    if (table.header_rows.size() > 1) {
        choose_name_beside_number(table);
    }
}

/// 計画内容 | 実施内容: where plans have a column and results have none, the contents behind the
/// plans are what was done.
void choose_result_column(TableFacts& table) {
    const std::map<int, Column> columns = columns_of(table);
    int planned = -1;
    int content = -1;
    for (const auto& [at, column] : columns) {
        const bool told = column.field == Field::progress && holds_longer(table, at, longest_grade);
        if (column.field == Field::actual || told) {
            return;
        }
        if (column.field == Field::planned && planned < 0 && holds_words(table, at, column)) {
            planned = at;
        }
        if (column.field == Field::content && planned >= 0 && content < 0 &&
            holds_words(table, at, column)) {
            content = at;
        }
    }
    if (content >= 0) {
        change_column(table, content, Field::content, Field::actual);
    }
}

/// 進捗度 | 判定: of two columns of grades beside each other the one of words is the grade.
void choose_one_grade(TableFacts& table) {
    const std::map<int, Column> columns = columns_of(table);
    std::set<int> figures;
    bool words = false;
    for (const auto& [at, column] : columns) {
        if (column.field != Field::grade || column.under_year || column.filled == 0) {
            continue;
        }
        const Said said = said_in(table, at);
        words = words || said.figures == 0;
        if (said.figures == column.filled) {
            figures.insert(at);
        }
    }
    for (const int at : figures) {
        if (words) {
            change_column(table, at, Field::grade, Field::rate);
        }
    }
}

/// 区分 left of the names, with words that come again: what the items are sorted by.
void choose_section_column(TableFacts& table) {
    const std::map<int, Column> columns = columns_of(table);
    int name = -1;
    for (const auto& [at, column] : columns) {
        name = column.field == Field::name && name < 0 ? at : name;
    }
    for (const auto& [at, column] : columns) {
        if (at >= name || column.field != Field::kind || column.under_year || column.filled == 0) {
            continue;
        }
        const Said said = said_in(table, at);
        if (said.figures == 0 && said.longest <= longest_name) {
            change_column(table, at, Field::kind, Field::section);
        }
    }
}

/// 結果 | 達成 beside a column of results that holds figures or sentences: few short words that
/// come again and again are grades.
void choose_grade_column(TableFacts& table) {
    const std::map<int, Column> columns = columns_of(table);
    std::set<int> graded;
    bool results = false;  // a column of results that are more than grades
    for (const auto& [at, column] : columns) {
        if (column.field != Field::actual || column.filled == 0) {
            continue;
        }
        const Said said = said_in(table, at);
        const bool digits =
            std::any_of(said.texts.begin(), said.texts.end(), [](const std::string& text) {
                return std::any_of(text.begin(), text.end(), is_digit);
            });
        const bool words = !column.under_year && column.filled >= 4 &&
                           said.longest <= longest_grade && !digits && said.texts.size() >= 2 &&
                           said.texts.size() * 2 <= static_cast<std::size_t>(column.filled);
        results = results || !words;
        if (words) {
            graded.insert(at);
        }
    }
    for (const int at : graded) {
        if (results) {
            change_column(table, at, Field::actual, Field::grade);
        }
    }
}

}  // namespace

void assign_roles(TableFacts& facts) {
    choose_number_column(facts);
    choose_number_cells(facts);
    choose_name_column(facts);
    choose_result_column(facts);
    drop_differences(facts);
    choose_effect_column(facts);
    choose_plan_of_year(facts);
    choose_grade_column(facts);
    choose_section_column(facts);
    choose_one_grade(facts);
}

}  // namespace tenken::report
