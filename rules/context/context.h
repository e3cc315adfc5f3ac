// The report as the checks see it: prepared once, shared by all of them.
#pragma once

#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/context/item_view.h"
#include "rules/context/reporting_span.h"
#include "rules/context/units.h"
#include "rules/rule_set.h"
#include "rules/targets/match.h"
#include "schema/report.h"

namespace tenken::rules {

/// A sentence in a cell of a table that is no text of an item.
struct CellText {
    const TextView* text = nullptr;
    const ItemView* item = nullptr;  ///< the only item that stands on its page, else nullptr
};

class Context {
  public:
    /// Both must outlive the context.
    /// `previous`: an earlier edition, which must outlive it too; nullptr for none.
    Context(const schema::Report& report, const Vocabulary& vocabulary,
            const Context* previous = nullptr);
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    const schema::Report& report() const { return report_; }
    /// The report of an earlier year on the same plan, nullptr if none was given.
    const Context* previous() const { return previous_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    const Units& units() const { return units_; }

    /// The plan period as printed, else the years that the items' rows span; nullopt without
    /// either.
    const std::optional<schema::Period>& period() const { return period_; }

    /// The years the report reports on: a report from the middle of a plan leaves later ones open.
    const std::set<int>& reported_years() const { return reported_years_; }

    /// True if at least half of the items have a row of some year, or if there is no item but a
    /// roll-up of numbered ones. A document of which that is not
    /// true is no report on a plan (a budget, a guide): what it lacks is no omission.
    bool reports_results() const { return reports_results_; }

    const std::vector<ItemView>& items() const { return items_; }
    /// The first item of that number, nullptr if none.
    const ItemView* item(std::string_view number) const;

    /// The item that a row of a roll-up is about, nullptr if none.
    const ItemView* item_of(const schema::Total& total) const;

    /// From when until when the item has to report.
    const ReportingSpan& span(const ItemView& item) const;

    /// The targets of all items with their results.
    const std::vector<MatchedTarget>& targets() const { return targets_; }
    /// The year a target is due: as it says, else the last of the plan; 0 for one of every year, or
    /// where no plan period is known.
    int due_year(const schema::Target& target) const;

    /// Paragraphs outside the tables, in their order.
    const std::vector<const TextView*>& paragraphs() const { return paragraphs_; }

    /// In the order of the tables.
    const std::vector<CellText>& cell_texts() const { return cell_texts_; }

    /// Place of the report's first page, for what the whole report lacks.
    schema::Place start() const;

  private:
    void read_cell_texts(const Reading& reading);

    const schema::Report& report_;
    const Vocabulary& vocabulary_;
    const Context* previous_ = nullptr;
    Units units_;
    std::optional<schema::Period> period_;
    std::list<TextView> texts_;
    std::vector<ItemView> items_;
    std::vector<ReportingSpan> spans_;  ///< beside items_
    std::vector<MatchedTarget> targets_;
    std::vector<const TextView*> paragraphs_;
    std::vector<CellText> cell_texts_;
    std::map<std::string, std::size_t, std::less<>> by_number_;
    std::set<int> reported_years_;
    bool reports_results_ = false;
};

/// True if that row of a roll-up is the item's: by its number, or by its name where items have
/// none.
bool is_row_of(const schema::Total& total, const schema::Item& item);

/// "令和2年度" / "FY2020".
schema::Message year_name(int fiscal_year);

/// True if the row says something of the year's results: a text, a statement, a grade or an effect.
bool reports_something(const schema::YearRow& row);

}  // namespace tenken::rules
