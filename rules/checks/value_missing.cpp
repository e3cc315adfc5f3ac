// value-missing: an indicator with a value in every other year has none in one.
//
// Sheets give the value of an indicator in a cell of its own (実績値) beside what was done. The row
// of the year is there and says something, but its value is blank, while the other years have one.
// A dash or a word in its place is an answer and no gap.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class ValueMissing final : public Check {
  public:
    explicit ValueMissing(const Parameters& parameters)
        : least_(parameters.count("other-years")), excused_(parameters.patterns("excused")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            // Where a year's heading was printed twice its values stand together in one row.
            const auto& years = context.reported_years();
            if (std::any_of(years.begin(), years.end(), [&](int year) {
                    return context.span(item).covers(year) && item.year(year) == nullptr;
                })) {
                continue;
            }
            int with_value = 0;
            int without = 0;
            const YearView* missing = nullptr;
            for (const YearView& year : item.years) {
                const int fiscal_year = year.row->fiscal_year;
                if (context.reported_years().count(fiscal_year) == 0 ||
                    !context.span(item).covers(fiscal_year) || year.actual == nullptr) {
                    continue;
                }
                if (has_value(*year.row)) {
                    ++with_value;
                } else {
                    ++without;
                    missing = &year;
                }
            }
            if (without == 1 && with_value >= least_ && is_gap(context, *missing)) {
                say(item, *missing, sink);
            }
        }
    }

  private:
    static std::string first_line(const schema::YearRow& row) {
        return schema::squeeze(row.actual->text.substr(0, row.actual->text.find('\n')));
    }

    /// The first line is a number and nothing else: the text of the value's own cell.
    static bool has_value(const schema::YearRow& row) {
        std::string line = first_line(row);
        // 541(973): the running total stands behind the value.
        if (const std::size_t open = line.rfind('(');
            open != line.npos && open > 0 && line.back() == ')') {
            line.resize(open);
        }
        return !line.empty() && schema::parse_cell_quantity(line, "").has_value();
    }

    /// Something is said of the year, but not why it has no value.
    bool is_gap(const Context& context, const YearView& year) const {
        const schema::YearRow& row = *year.row;
        return row.actual->presence == schema::Presence::value &&
               !context.vocabulary().word_list("marks-of-nothing").is(first_line(row)) &&
               !excused_.in(year.actual->squeezed());
    }

    static void say(const ItemView& item, const YearView& year, Sink& sink) {
        Case what = Case::of(*item.item).in(year.row->fiscal_year);
        what.at(year.actual->place(), year.row->label);
        what.arguments.set("label", year.row->label);
        what.facts = "value";
        sink.finding(what);
    }

    int least_;
    const PatternList& excused_;
};

}  // namespace

CheckKind value_missing_kind() {
    return {"value-missing",
            "An indicator has a value in every year but one.",
            {{.name = "other-years",
              .type = ParameterType::integer,
              .meaning = "years that must have a value, so that one without is a gap",
              .fallback = "3",
              .low = 2,
              .high = 50},
             {.name = "excused",
              .type = ParameterType::patterns,
              .meaning = "words of the row that say why there is no value"}},
            {"label"},
            make_check<ValueMissing>};
}

}  // namespace tenken::rules
