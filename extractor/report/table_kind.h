// What a table is for, by the labels it has, never by where it stands.
#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "extractor/report/facts.h"
#include "extractor/report/item_draft.h"

namespace tenken::report {

enum class TableKind {
    unknown,
    item_form,  ///< labels beside their values name an item
    item_list,  ///< labels above name items, one row (or group of rows) each
    item_body,  ///< plan, results, effects of years, but no item is named
    roll_up,    ///< names and amounts: 効果額一覧
    series,     ///< names and figures of several years
    tally,      ///< how many items got which grade
    overview,   ///< items by number or name with nothing else to tell
};

/// How often each kind of fact stands in a table.
struct TableEvidence {
    int numbers_beside = 0;
    int names_beside = 0;
    int numbers_above = 0;
    int names_above = 0;
    int departments = 0;
    int contents = 0;
    int sections = 0;
    bool generic_names = false;  ///< the names stand under 項目 or the like
    int year_words = 0;          ///< texts of a year
    int year_figures = 0;        ///< numbers of a year
    int words = 0;               ///< plans and results without a year
    int amounts = 0;             ///< numbers without a year: effects, totals, differences
    int effects = 0;             ///< numbers under an effect label
    int grades = 0;
    int targets = 0;
    int aspects = 0;        ///< cells that a label calls planned, actual or target
    int years = 0;          ///< different years
    int nameless_rows = 0;  ///< figures whose row has words but no label

    bool names_items() const {
        return numbers_beside + names_beside + numbers_above + names_above > 0;
    }
};

/// Grades have at most this many characters (概ね計画どおり); results are told in more.
inline constexpr std::size_t longest_grade = 10;

/// Gives each column its part before the facts are counted: of several name-like columns the one
/// behind the number is the name, those before it are sections.
void assign_roles(TableFacts& facts);

/// Whether 進捗状況 and its like are over grades or over results. One heading means the same in all
/// tables of a report: results where it stands over a text anywhere.
class ProgressWords {
  public:
    void learn(const TableFacts& table);
    void settle(TableFacts& table) const;

  private:
    std::set<std::string> told_;
};

/// In a table of items, cells of a year that no label calls plan or result are what it says they
/// are for: results, unless results stand elsewhere.
void settle_years(TableView& view, TableFacts& facts, const ReadContext& context);

/// Of a list under a heading that says 効果額: plans and results that are nothing but amounts of
/// money are effects. `unit`: of the line above the table.
void settle_amounts(TableFacts& facts, const std::string& unit, const std::string& heading,
                    const ReadContext& context);

/// Of a list whose years stand over nothing but marks: letters, or what the heading calls grades
/// (達成度の推移), are grades and no results.
void settle_marks(TableFacts& facts, const std::string& heading, const ReadContext& context);

TableEvidence weigh(const TableFacts& facts, const ReadContext& context);
TableKind kind_of(const TableEvidence& evidence);

}  // namespace tenken::report
