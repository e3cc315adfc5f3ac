// year-labels: the years of an item's rows do not read as one row a year, in order.
//
// Proved by the labels: one that is no year, a year that stands twice, one out of order, one that
// is no year of this report. Whether the years run up or down is the report's own habit.
#include <algorithm>
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class YearLabels final : public Check {
  public:
    explicit YearLabels(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        const bool down = runs_down(context);
        const std::map<int, int> used = items_by_year(context);
        for (const ItemView& item : context.items()) {
            look(context, item, down, used, sink);
        }
    }

  private:
    static bool runs_down(const Context& context) {
        int up = 0;
        int down = 0;
        for (const ItemView& item : context.items()) {
            for (std::size_t i = 1; i < item.years.size(); ++i) {
                const int before = item.years[i - 1].row->fiscal_year;
                const int now = item.years[i].row->fiscal_year;
                up += before != 0 && before < now ? 1 : 0;
                down += now != 0 && now < before ? 1 : 0;
            }
        }
        return down > up;
    }

    static std::map<int, int> items_by_year(const Context& context) {
        std::map<int, int> used;
        for (const ItemView& item : context.items()) {
            std::set<int> years;
            for (const YearView& year : item.years) {
                years.insert(year.row->fiscal_year);
            }
            for (const int year : years) {
                ++used[year];
            }
        }
        return used;
    }

    /// One label is printed twice by mistake; years that come again in a row are a second table
    /// that was taken for more of the item.
    static bool has_second_run(const ItemView& item) {
        std::set<int> seen;
        std::set<int> again;
        for (const YearView& year : item.years) {
            const int now = year.row->fiscal_year;
            if (now != 0 && !seen.insert(now).second) {
                again.insert(now);
            }
        }
        return again.size() >= 2 && again.size() * 2 >= seen.size();
    }

    /// 計画額（千円） in the place of a year is no misprint of one.
    static bool may_be_year(const std::string& label) {
        const std::string squeezed = schema::squeeze(label);
        return squeezed.find("年") != std::string::npos ||
               squeezed.find("元") != std::string::npos ||
               std::any_of(squeezed.begin(), squeezed.end(),
                           [](char c) { return c >= '0' && c <= '9'; });
    }

    void look(const Context& context, const ItemView& item, bool down,
              const std::map<int, int>& used, Sink& sink) const {
        if (has_second_run(item)) {
            return;
        }
        std::set<int> seen;
        int last = 0;
        for (const YearView& year : item.years) {
            const int now = year.row->fiscal_year;
            if (now == 0) {
                if (may_be_year(year.row->label)) {
                    say(item, year, "unreadable", sink);
                } else {
                    sink.undecided(Case::of(*item.item),
                                   {"見出しが年度を示すものか分からない",
                                    "it is not clear that the heading is to give a year"});
                }
                continue;
            }
            const bool first = seen.insert(now).second;
            const bool order = last == 0 || (down ? now < last : now > last);
            // A year beyond the plan that few items have is a slip; one that many have is a column
            // of the report, such as the base year.
            const bool foreign = context.report().period &&
                                 !context.report().period->contains(now) &&
                                 used.at(now) * 4 <= static_cast<int>(context.items().size());
            if (!first) {
                say(item, year, "double", sink);
            } else if (foreign) {
                say(item, year, "foreign", sink);
                continue;
            } else if (!order) {
                say(item, year, "order", sink);
            } else {
                Case what = Case::of(*item.item).in(now);
                what.at(year.row->place, year.row->label);
                sink.agrees(what);
            }
            // What a wrong label is not in order with is no fault of the next one.
            if (!context.report().period || context.report().period->contains(now)) {
                last = now;
            }
        }
    }

    static void say(const ItemView& item, const YearView& year, const std::string& problem,
                    Sink& sink) {
        Case what = Case::of(*item.item);
        if (year.row->fiscal_year != 0) {
            what.in(year.row->fiscal_year);
        }
        what.at(year.row->place, year.row->label);
        what.arguments.set("problem", problem);
        // The row's own label is what is wrong; its missing year may be the finding instead.
        what.ties.rests_on.push_back(row_of(*item.item, *year.row));
        if (problem == "double") {
            what.ties.explains.push_back(counted_twice(*item.item, year.row->fiscal_year));
        } else if (problem != "order") {
            what.ties.explains.push_back(row_of(*item.item, *year.row));
            what.ties.explains.push_back(
                year_of(item.item->number, item.item->name, year.row->fiscal_year));
        }
        what.facts = problem + year.row->label;
        sink.finding(what);
    }
};

}  // namespace

CheckKind year_labels_kind() {
    return {"year-labels",
            "The labels of an item's rows are not one readable year each, in order.",
            {},
            {"problem"},
            make_check<YearLabels>};
}

}  // namespace tenken::rules
