// What the columns of a list are for, told by all of a table or a report and not by one column.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/cell_number.h"
#include "extractor/report/table_kind.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

/// 差押え214件 tells something; 3, 80% and A2 may be grades.
bool tells_something(const std::string& squeezed) {
    constexpr std::string_view full_stop = "。";
    if (code_points(squeezed) > longest_grade || squeezed.ends_with(full_stop)) {
        return true;
    }
    const bool digits = std::any_of(squeezed.begin(), squeezed.end(), is_digit);
    const bool words = std::count_if(squeezed.begin(), squeezed.end(), [](char c) {
                           return static_cast<unsigned char>(c) >= 0xC0;
                       }) > 1;
    return digits && words && !is_number(squeezed);
}

/// Effects in a transcript may have lost their heading; the last cell behind blanks is kept apart.
void mark_trailing(TableView& view, TableFacts& table) {
    if (!view.transcript()) {
        return;
    }
    for (Fact& fact : table.facts) {
        if (fact.value == nullptr || fact.value->blank || fact.column != view.columns() - 1 ||
            fact.says.field != Field::actual || !fact.says.year) {
            continue;
        }
        const CellView* before = view.at(fact.row, fact.column - 1);
        const std::string text = schema::squeeze(fact.text);
        fact.trailing =
            before != nullptr && before->blank && !text.empty() && is_digit(text.back());
    }
}

/// 成果指標（令和5年度） over 指標名, 目標値 and 実績値: the first of them names what the figures
/// of its row measure.
bool names_figures(const Fact& name, const TableFacts& table) {
    return name.says.field == Field::indicator && !is_number(name.text) &&
           std::any_of(table.facts.begin(), table.facts.end(), [&](const Fact& fact) {
               return fact.row == name.row && fact.says.year && fact.indicator == name.text &&
                      (fact.says.field == Field::actual || fact.says.field == Field::target) &&
                      is_number(fact.text);
           });
}

bool tells_words(const std::string& text) {
    const std::string squeezed = schema::squeeze(text);
    return code_points(squeezed) > 1 && !is_number(text);
}

/// うち一般財源 behind 効果額, under the same year: a part of the figure before it and none of its
/// own.
void drop_part_columns(TableView& view, TableFacts& table) {
    constexpr std::string_view of_which = "うち";
    std::vector<bool> part(static_cast<std::size_t>(std::max(view.columns(), 0)), false);
    for (std::size_t c = 1; c < part.size(); ++c) {
        const CellView* own = nullptr;
        for (const int row : table.header_rows) {
            const CellView* cell = view.at(row, static_cast<int>(c));
            own = cell != nullptr && !cell->blank ? cell : own;
        }
        part[c] = own != nullptr && own->cell->row > 0 &&
                  schema::squeeze(own->text()).rfind(of_which, 0) == 0;
    }
    std::erase_if(table.facts, [&](const Fact& fact) {
        const auto c = static_cast<std::size_t>(fact.column);
        const bool gone = c < part.size() && part[c] && (fact.says.year || fact.says.total);
        if (gone && fact.value != nullptr) {
            fact.value->placed = true;
        }
        return gone;
    });
}

/// 予算額 and 決算額 beside plans and results in words: what the work cost.
void drop_costs(TableFacts& table, const ReadContext& context) {
    const auto costs = [&](const Fact& fact, const char* words) {
        return fact.value != nullptr &&
               (fact.says.field == Field::planned || fact.says.field == Field::actual) &&
               (fact.value->blank || !tells_words(fact.text)) &&
               context.vocabulary.words(words).matches(
                   take_brackets(schema::squeeze(fact.says.heading)).core);
    };
    const auto tells = [](const Fact& fact) {
        return (fact.says.field == Field::planned || fact.says.field == Field::actual) &&
               tells_words(fact.text);
    };
    if (std::any_of(table.facts.begin(), table.facts.end(),
                    [&](const Fact& fact) { return costs(fact, "budget-label"); }) &&
        std::any_of(table.facts.begin(), table.facts.end(), tells)) {
        std::erase_if(table.facts, [&](const Fact& fact) {
            return costs(fact, "budget-label") || costs(fact, "settled-label");
        });
    }
}

}  // namespace

void ProgressWords::learn(const TableFacts& table) {
    for (const Fact& fact : table.facts) {
        if (fact.says.field == Field::progress && fact.value != nullptr && !fact.value->blank &&
            tells_something(schema::squeeze(fact.text))) {
            told_.insert(schema::squeeze(fact.says.heading));
        }
    }
}

void ProgressWords::settle(TableFacts& table) const {
    for (Fact& fact : table.facts) {
        if (fact.says.field == Field::progress) {
            const bool told = told_.contains(schema::squeeze(fact.says.heading));
            fact.says.field = told ? Field::actual : Field::grade;
        }
    }
}

void settle_amounts(TableFacts& table, const std::string& unit, const std::string& heading,
                    const ReadContext& context) {
    const WordSet& money = context.vocabulary.words("money-unit");
    if (!context.vocabulary.words("effect-title").contains(schema::squeeze(heading))) {
        return;
    }
    // 令和5年度効果額: the year of a list may stand in its title.
    const bool year_in_title = !schema::find_years(heading, context.plan).empty();
    const auto amount = [&](const Fact& fact) {
        return fact.value != nullptr &&
               (fact.says.field == Field::actual || fact.says.field == Field::planned) &&
               (fact.says.year || fact.says.total || year_in_title);
    };
    bool figures = false;
    for (const Fact& fact : table.facts) {
        if (fact.says.field == Field::effect || !fact.indicator.empty()) {
            return;
        }
        if (!amount(fact) || fact.value->blank ||
            context.presence.of(fact.text) != schema::Presence::value) {
            continue;
        }
        const bool own = unit.empty() && !fact.beside;  // 計画額（千円） over a column of a list
        const std::string& counted = own ? fact.says.unit : unit;
        if (!is_number(fact.text) || !money.matches(counted)) {
            return;
        }
        figures = true;
    }
    for (Fact& fact : table.facts) {
        if (figures && amount(fact)) {
            fact.says.aspect = fact.says.field == Field::planned ? Aspect::planned : Aspect::actual;
            fact.says.field = Field::effect;
        }
    }
}

void settle_marks(TableFacts& table, const std::string& heading, const ReadContext& context) {
    constexpr int least = 4;
    const WordSet& marks = context.vocabulary.words("grade-mark");
    const auto of_year = [](const Fact& fact) {
        return fact.value != nullptr && fact.says.year && !fact.says.total &&
               (fact.says.field == Field::none || fact.says.field == Field::year_axis);
    };
    std::set<std::string> texts;
    int count = 0;
    bool letters = true;
    for (const Fact& fact : table.facts) {
        if (!of_year(fact) || fact.value->blank ||
            context.presence.of(fact.text, true) != schema::Presence::value) {
            continue;
        }
        const std::string text = schema::squeeze(fact.text);
        if (!marks.matches(text)) {
            return;
        }
        letters = letters && text[0] >= 'A' && text[0] <= 'Z';
        texts.insert(text);
        ++count;
    }
    const bool told = context.vocabulary.words("grade-title").contains(schema::squeeze(heading));
    if (count < least || texts.size() < 2 || !(told || letters)) {
        return;
    }
    for (Fact& fact : table.facts) {
        if (of_year(fact)) {
            fact.says.field = Field::grade;
        }
    }
}

void settle_years(TableView& view, TableFacts& table, const ReadContext& context) {
    drop_part_columns(view, table);
    drop_costs(table, context);
    bool results = false;
    bool told = false;     // results in words
    bool planned = false;  // plans or targets stand elsewhere
    for (const Fact& fact : table.facts) {
        const bool actual = fact.says.year && fact.says.field == Field::actual;
        results = results || actual;
        told = told ||
               (actual && fact.value != nullptr && !fact.value->blank && !is_number(fact.text));
        planned = planned || (fact.says.year && (fact.says.field == Field::planned ||
                                                 fact.says.field == Field::target));
    }
    // 取組内容 under years is the plan to the results beside it, unless both are there as figures.
    const bool content_is_plan = results && (told || !planned);
    for (Fact& fact : table.facts) {
        if (!fact.says.year || fact.says.total || names_figures(fact, table)) {
            continue;
        }
        switch (fact.says.field) {
            case Field::none:
            case Field::plan_and_actual:
            case Field::kind:
            case Field::year_axis:
            case Field::indicator:
                fact.says.field =
                    fact.says.aspect == Aspect::planned ? Field::planned : Field::actual;
                break;
            case Field::content:
                fact.says.field = content_is_plan ? Field::planned : Field::actual;
                break;
            default:
                break;
        }
    }
    mark_trailing(view, table);
}

}  // namespace tenken::report
