// year-missing: a year that the report reports on has no row in an item that must report on it.
//
// Proved by the item's own rows: the plan period and the rows of the other items say which years
// are due. An item that a note says was added, ended or merged is excused for the years outside.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Message;

class YearMissing final : public Check {
  public:
    explicit YearMissing(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            if (!context.reports_results()) {
                sink.undecided(Case::of(*item.item),
                               {"年度ごとの実績を載せる文書かどうか分からない",
                                "it is not clear that the document reports year by year"});
                continue;
            }
            for (const int year : context.reported_years()) {
                look(context, item, year, sink);
            }
        }
    }

  private:
    static void look(const Context& context, const ItemView& item, int year, Sink& sink) {
        Case what = Case::of(*item.item).in(year);
        what.facts = "missing";
        const ReportingSpan& span = context.span(item);
        if (item.year(year) != nullptr) {
            return;
        }
        if (!span.covers(year)) {
            const bool early = span.first && year < *span.first;
            const std::string& note = early ? span.first_note : span.last_note;
            what.printed = note;
            sink.undecided(what, {"「" + note + "」とあるので、行がなくてよい",
                                  "no row is needed: \"" + note + "\""});
            return;
        }
        what.expected = year_name(year).ja;
        what.arguments.set("rows", rows_of(item));
        what.arguments.set("hint", hint(item));
        place(item, year, what);
        sink.finding(what);
    }

    /// Where the row should stand: at the row before it, else at the item.
    static void place(const ItemView& item, int year, Case& what) {
        for (const YearView& view : item.years) {
            if (view.row->fiscal_year != 0 && view.row->fiscal_year < year) {
                what.at(view.row->place, view.row->label);
            }
        }
    }

    static std::string rows_of(const ItemView& item) {
        std::string rows;
        for (const YearView& view : item.years) {
            rows += (rows.empty() ? "" : ", ") + view.row->label;
        }
        return rows.empty() ? "-" : rows;
    }

    /// A label that stands twice, or that is no year, may be the missing one.
    static Message hint(const ItemView& item) {
        for (std::size_t i = 0; i < item.years.size(); ++i) {
            const schema::YearRow& row = *item.years[i].row;
            if (row.fiscal_year == 0) {
                return {"。「" + row.label + "」がその行かもしれない",
                        ". The row \"" + row.label + "\" may be the one"};
            }
            for (std::size_t j = 0; j < i; ++j) {
                if (item.years[j].row->fiscal_year == row.fiscal_year) {
                    return {"。「" + row.label + "」が二つあり、片方がその行かもしれない",
                            ". \"" + row.label + "\" stands twice; one may be the missing year"};
                }
            }
        }
        return {};
    }
};

}  // namespace

CheckKind year_missing_kind() {
    return {"year-missing",
            "A year that the report covers has no row in an item that must report on it.",
            {},
            {"rows"},
            make_check<YearMissing>};
}

}  // namespace tenken::rules
