// unit-missing: amounts stand without a unit, and no heading gives one.
//
// A row of years that ends in a total with a unit, or stands under a line that gives one
// (単位：千円), has it.
#include <algorithm>
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class UnitMissing final : public Check {
  public:
    explicit UnitMissing(const Parameters& parameters)
        : pure_numbers_(parameters.patterns("pure-numbers")),
          unit_lines_(parameters.patterns("unit-lines")),
          amounts_(parameters.patterns("amounts")) {}

    void run(const Context& context, Sink& sink) const override {
        if (!context.reports_results()) {
            Case what;
            what.place = context.start();
            sink.undecided(what, {"計画の実績を載せる文書かどうか分からない",
                                  "it is not clear that the document reports on a plan"});
            return;
        }
        std::set<std::string> said;
        for (const schema::Total& total : context.report().totals) {
            if (total.value && schema::squeeze(total.unit).empty() &&
                said.insert("total " + total.scope).second) {
                say(total.scope.empty() ? total.name : total.scope, total.place, total.printed,
                    sink);
            }
        }
        for (const schema::Figures& series : context.report().series) {
            const bool table = !series.heading.empty();
            if (schema::squeeze(series.unit).empty() && !series.values.empty() &&
                !pure_numbers_.in(schema::squeeze(series.name)) &&
                !pure_numbers_.in(schema::squeeze(series.heading)) &&
                !unit_beside(context, series) && is_amount(series) &&
                said.insert("series " + (table ? series.heading : series.name)).second) {
                say(table ? series.heading : series.name, series.place,
                    series.values.front().printed, sink);
            }
        }
    }

  private:
    /// What is counted by the dozen in a tally needs no unit; what is money does.
    bool is_amount(const schema::Figures& series) const {
        return amounts_.in(schema::squeeze(series.name)) ||
               amounts_.in(schema::squeeze(series.heading)) ||
               std::any_of(series.values.begin(), series.values.end(), [](const auto& value) {
                   return value.value && value.value->abs() >= schema::Decimal(1000);
               });
    }

    /// A total in the same line of the page, or a line above the table, gives the unit.
    bool unit_beside(const Context& context, const schema::Figures& series) const {
        const schema::Place& row =
            series.values.empty() ? series.place : series.values.front().place;
        if (row.page == 0 || row.box.empty()) {
            return false;
        }
        for (const schema::Total& total : context.report().totals) {
            const double middle = (total.place.box.y0 + total.place.box.y1) / 2;
            if (total.place.page == row.page && !total.unit.empty() && middle > row.box.y0 &&
                middle < row.box.y1) {
                return true;
            }
        }
        for (const schema::Paragraph& paragraph : context.report().paragraphs) {
            // Above the table or, as some do, below it.
            if (paragraph.place.page == row.page &&
                unit_lines_.in(schema::squeeze(paragraph.text))) {
                return true;
            }
        }
        return false;
    }

    static void say(const std::string& where, const schema::Place& place,
                    const std::string& printed, Sink& sink) {
        Case what;
        what.at(place, printed);
        what.arguments.set("where", where);
        what.facts = where;
        sink.finding(what);
    }

    const PatternList& pure_numbers_;
    const PatternList& unit_lines_;
    const PatternList& amounts_;
};

}  // namespace

CheckKind unit_missing_kind() {
    return {"unit-missing",
            "A list or series of amounts has no unit anywhere.",
            {{.name = "pure-numbers",
              .type = ParameterType::patterns,
              .meaning = "names of series that need no unit, such as indices"},
             {.name = "unit-lines",
              .type = ParameterType::patterns,
              .meaning = "lines above a table that give its unit"},
             {.name = "amounts",
              .type = ParameterType::patterns,
              .meaning = "names of series that are amounts, however small"}},
            {"where"},
            make_check<UnitMissing>};
}

}  // namespace tenken::rules
