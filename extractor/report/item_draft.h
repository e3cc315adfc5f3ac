// An item while its cells are being gathered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/report/facts.h"
#include "extractor/report/presence.h"
#include "schema/report.h"

namespace tenken::report {

/// What every reader of a part of the report needs.
struct ReadContext {
    const Vocabulary& vocabulary;
    LabelReader& labels;
    PresenceReader& presence;
    std::optional<schema::Period> plan;
    int report_year = 0;  ///< the one year that the whole report is about, 0 if it has more
    std::string report_year_label;
    std::vector<schema::Note>& notes;
};

/// Number as printed after NFKC, without white space and without No. before it: "R2-1", "1-(2)-3".
std::string item_number(std::string_view printed, const Vocabulary& vocabulary);

/// "No.1 協働のまちづくり", "1-(2) 窓口の改善": a number and a name in one text. The number is ""
/// where the text is a name alone.
struct NumberedName {
    std::string number;
    std::string name;
};
NumberedName split_number(std::string_view text, const Vocabulary& vocabulary);

/// 取組項目1　窓口の改善 over the table of 窓口の改善: "1"; "" if the heading ends in another name
/// or has no number before it.
std::string number_before(std::string_view heading, std::string_view name,
                          const Vocabulary& vocabulary);

class ItemDraft {
  public:
    bool has_number() const { return !item.number.empty(); }
    bool has_name() const { return !item.name.empty(); }

    /// Another table goes on with it, whose rows are counted anew.
    void enter_table();
    /// Takes a fact into the item; false if it has no place there.
    bool take(Fact& fact, Field field, ReadContext& context);
    /// Whether it says more than a number or a name: who does it, what is done, aimed at or
    /// reached. Known when it is finished.
    bool tells_of_item() const;
    /// Gives back the cells it took: they are no item's.
    void leave_cells();
    /// Rows that had no year of their own, targets without a subject: what only the end can place.
    void finish(ReadContext& context);

    schema::Item item;
    std::vector<std::string> section_parts;
    std::vector<std::string> banners;  ///< rows over the whole table that stand above it
    int section_year = 0;  ///< the heading over its list names it: 令和元年度の取組; 0 for none
    std::string section_year_label;
    bool prose_above = false;           ///< sentences stand between its heading and its table
    std::size_t own_sections = 0;       ///< how many of them the table itself names
    bool numbers_in_names = false;      ///< no column of numbers: they may stand before the names
    std::string table_unit;             ///< from a line above the table
    std::vector<schema::Total> totals;  ///< effects of the whole plan, as the item gives them
    int year_texts = 0;                 ///< planned or actual cells that say something

  private:
    enum class Slot { planned, actual, grade, effect };
    struct Filled {
        const CellView* by = nullptr;  ///< the label cell of the year that filled it
        int row = -1;
        std::string heading;   ///< of what filled it last
        bool wording = false;  ///< holds words, not only figures of indicators
        bool figure = false;   ///< ends in the figure of an indicator
    };
    struct RowState {
        const CellView* label = nullptr;
        bool label_is_planned = false;
        Filled filled[4];
    };

    std::size_t year_row(const Fact& fact, Slot slot);
    bool take_text(Fact& fact, Slot slot, ReadContext& context);
    bool take_effect(Fact& fact, ReadContext& context);
    bool take_target(Fact& fact, ReadContext& context);
    void add_text(std::size_t row, Slot slot, const Fact& fact, ReadContext& context);
    void set_effect(std::size_t row, const Fact& fact, ReadContext& context);
    void place_yearless(ReadContext& context);
    void add_total(Fact& fact);
    void take_told_effects(ReadContext& context);
    void split_trailing_effects(ReadContext& context);

    std::vector<RowState> rows_;
    std::vector<Fact> yearless_;
    std::vector<Fact> told_targets_;  ///< 年度目標 in words, of no year
    std::vector<Fact> effect_marks_;  ///< dashes and blanks for years that no row may stand for
    struct Trailing {
        std::size_t row = 0;
        CellView* cell = nullptr;
    };
    std::vector<Trailing> trailing_;  ///< last cells of transcript rows, perhaps effects
    void part_plans(ReadContext& context);
    void name_figures();
    void place_told_targets(ReadContext& context);
    void date_targets(ReadContext& context);
    std::vector<std::size_t> undated_targets_;  ///< 目標値 without a year, by index
    std::vector<CellView*> taken_;
};

}  // namespace tenken::report
