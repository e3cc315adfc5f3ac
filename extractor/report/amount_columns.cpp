#include "extractor/report/amount_columns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

/// 歳出削減額 | 歳出増加額 | 歳入増加額 | 差引額: of several amounts beside each other the balance
/// is the effect; without one the amounts are none of them the effect of the year.
void choose_balance(TableFacts& table) {
    std::map<int, std::set<std::string>> by_row;  // headings of amounts in the rows of years
    std::set<int> effects;
    std::map<int, int> balances;  // column -> rows of years with a figure
    for (const Fact& fact : table.facts) {
        if (fact.value == nullptr || fact.beside || !fact.says.year) {
            continue;
        }
        if (fact.says.field == Field::effect && fact.says.aspect == Aspect::none) {
            by_row[fact.row].insert(schema::squeeze(fact.says.heading));
            effects.insert(fact.column);
        }
        if (fact.says.field == Field::difference && is_number(fact.text)) {
            ++balances[fact.column];
        }
    }
    const bool several = std::any_of(by_row.begin(), by_row.end(),
                                     [](const auto& row) { return row.second.size() >= 3; });
    if (!several || balances.empty()) {
        return;
    }
    const int balance = balances.rbegin()->first;
    for (Fact& fact : table.facts) {
        if (fact.beside) {
            continue;
        }
        if (fact.says.field == Field::effect && effects.contains(fact.column)) {
            fact.says.field = Field::remark;
        } else if (fact.says.field == Field::difference && fact.column == balance) {
            fact.says.field = Field::effect;
        }
    }
}

/// 歳入増加額 | 歳出削減額 | 合計 below 令和6年度効果額: the sum is the effect of the year.
void choose_sum(TableFacts& table) {
    const auto in_group = [](const Fact& fact) {
        return fact.value != nullptr && !fact.beside && fact.says.year &&
               fact.says.field == Field::effect && fact.says.aspect == Aspect::none;
    };
    std::map<const CellView*, std::set<int>> parts;  // by the cell that names the year
    std::map<const CellView*, std::set<int>> sums;
    for (const Fact& fact : table.facts) {
        if (in_group(fact) && fact.says.year_cell != nullptr &&
            fact.says.year_cell->cell->column_span > 2) {
            (fact.says.total ? sums : parts)[fact.says.year_cell].insert(fact.column);
        }
    }
    for (Fact& fact : table.facts) {
        const auto sum = in_group(fact) ? sums.find(fact.says.year_cell) : sums.end();
        if (sum == sums.end() || sum->second.size() != 1 || parts[sum->first].size() < 2) {
            continue;
        }
        if (fact.says.total) {
            fact.says.total = false;
        } else {
            fact.says.field = Field::remark;
        }
    }
}

/// The innermost text over the column of a fact.
std::string own_heading(const Fact& fact) {
    std::string text;
    for (const CellView* label : fact.labels) {
        if (fact.value != nullptr && label->row() < fact.value->row() &&
            label->column() <= fact.column && label->last_column() >= fact.column) {
            text = label->text();
        }
    }
    return text;
}

}  // namespace

bool is_part_of_year(std::string_view heading) {
    constexpr std::string_view ends[] = {"四半期", "半期", "上期", "下期"};
    const std::string core = take_brackets(schema::squeeze(heading)).core;
    if (std::any_of(std::begin(ends), std::end(ends),
                    [&](std::string_view end) { return core.ends_with(end); })) {
        return true;
    }
    constexpr std::string_view month = "月";
    return core.ends_with(month) && core.size() <= 8 && !core.empty() && is_digit(core.front());
}

void drop_differences(TableFacts& table) {
    bool planned = false;
    bool reached = false;
    bool years = false;
    const auto differs = [](const Fact& fact) {
        return std::any_of(fact.labels.begin(), fact.labels.end(), [](const CellView* cell) {
            return cell->label != nullptr &&
                   (cell->label->field == Field::difference || cell->label->field == Field::rate);
        });
    };
    for (const Fact& fact : table.facts) {
        if (fact.says.field == Field::effect && !differs(fact)) {
            years = years || fact.says.year;
            planned = planned || fact.says.aspect == Aspect::planned;
            reached = reached || fact.says.aspect == Aspect::actual;
        }
    }
    for (Fact& fact : table.facts) {
        if (years && planned && reached && fact.says.field == Field::effect && differs(fact)) {
            fact.says.field = Field::difference;
        }
    }
}

void choose_effect_column(TableFacts& table) {
    choose_sum(table);
    choose_balance(table);
}

void choose_plan_of_year(TableFacts& table) {
    std::set<int> parts;
    std::set<int> whole;
    for (const Fact& fact : table.facts) {
        if (fact.value != nullptr && !fact.beside && fact.says.field == Field::planned) {
            (is_part_of_year(own_heading(fact)) ? parts : whole).insert(fact.column);
        }
    }
    if (parts.size() < 2 || whole.empty()) {
        return;
    }
    for (Fact& fact : table.facts) {
        if (!fact.beside && fact.says.field == Field::planned && parts.contains(fact.column)) {
            fact.says.field = Field::remark;
        }
    }
}

}  // namespace tenken::report
