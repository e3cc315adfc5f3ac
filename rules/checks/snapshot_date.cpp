// snapshot-date: a figure is of a date that does not belong to its year, or not of the date of the
// other years.
//
// H31.4.1現在 in the row of FY2019 is right, so are the last day of the year and the first of the
// next. Only dates right beside a figure are looked at; a text may speak of any other day.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class SnapshotDate final : public Check {
  public:
    explicit SnapshotDate(const Parameters& parameters)
        : series_(parameters.choice("against") == "other-years"),
          snapshot_(parameters.patterns("snapshot")),
          excused_(parameters.patterns("excused")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<Dated> dated;
            for (const YearView& year : item.years) {
                if (year.actual != nullptr && year.row->fiscal_year != 0) {
                    collect(item, year, dated);
                }
            }
            for (const Dated& one : dated) {
                series_ ? against_others(one, dated, sink) : against_row(one, sink);
            }
        }
    }

  private:
    struct Dated {
        const ItemView* item = nullptr;
        const YearView* row = nullptr;
        const Fact* fact = nullptr;
        schema::YearMention date;
    };

    void collect(const ItemView& item, const YearView& year, std::vector<Dated>& dated) const {
        for (const Fact& fact : year.actual->facts()) {
            if (fact.named != nullptr && fact.named->kind == schema::YearMention::Kind::date &&
                fact.named->day != 0 && !fact.intended &&
                snapshot_.in(fact.clause + fact.heading)) {
                dated.push_back({&item, &year, &fact, *fact.named});
            }
        }
    }

    static Case case_of(const Dated& one) {
        Case what = Case::of(*one.item->item).in(one.row->row->fiscal_year);
        what.at(one.row->actual->place(), one.date.printed);
        what.actual = year_name(one.date.fiscal_year).ja;
        what.expected = one.row->row->label;
        what.arguments.set("label", one.row->row->label);
        what.arguments.set("figure", one.fact->quantity.printed);
        what.facts = one.date.printed + one.fact->words;
        return what;
    }

    void against_row(const Dated& one, Sink& sink) const {
        const int row = one.row->row->fiscal_year;
        const schema::YearMention& date = one.date;
        const bool opens_next = date.fiscal_year == row + 1 && date.month == 4 && date.day == 1;
        const bool closed_last = date.fiscal_year == row - 1 && date.month == 3 && date.day == 31;
        const Case what = case_of(one);
        if (date.fiscal_year == row || opens_next || closed_last) {
            sink.agrees(what);
        } else if (!excused_.in(one.fact->clause + one.fact->heading)) {
            sink.finding(what);
        }
    }

    /// The day and month that most rows of the same figure have.
    static void against_others(const Dated& one, const std::vector<Dated>& all, Sink& sink) {
        int same = 0;
        std::map<std::pair<int, int>, int> days;
        int others = 0;
        for (const Dated& other : all) {
            if (other.fact->words != one.fact->words || other.fact->family != one.fact->family) {
                continue;
            }
            ++others;
            ++days[{other.date.month, other.date.day}];
            same += other.date.month == one.date.month && other.date.day == one.date.day ? 1 : 0;
        }
        int most = 0;
        std::pair<int, int> usual;
        for (const auto& [day, count] : days) {
            if (count > most) {
                most = count;
                usual = day;
            }
        }
        if (others < 3 || most * 2 <= others || same == most) {
            return;
        }
        Case what = case_of(one);
        const std::string day = std::to_string(usual.first) + "/" + std::to_string(usual.second);
        what.expected = day;
        what.arguments.set("usual", schema::Message{std::to_string(usual.first) + "月" +
                                                        std::to_string(usual.second) + "日",
                                                    day});
        sink.finding(what);
    }

    bool series_;
    const PatternList& snapshot_;
    const PatternList& excused_;
};

}  // namespace

CheckKind snapshot_date_kind() {
    return {"snapshot-date",
            "A figure is of a date outside its year, or of another day than in the other years.",
            {{.name = "against",
              .type = ParameterType::choice,
              .meaning = "row: the year of the row; other-years: the day of the other rows",
              .choices = {"row", "other-years"}},
             {.name = "snapshot",
              .type = ParameterType::patterns,
              .meaning = "words beside the date that make it the date of the figure"},
             {.name = "excused",
              .type = ParameterType::patterns,
              .meaning = "words that explain another year"}},
            {"label", "figure", "usual"},
            make_check<SnapshotDate>};
}

}  // namespace tenken::rules
