// header-years: the years over the columns of a table go up by one, but for one of them.
//
// Proved by the others: in 18, 19, 20, 21, 21年度 the last one stands where 22 should. It is one
// slip however many items the table lists, and all that their rows lack for it is told with it.
#include <algorithm>
#include <map>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/fiscal_year.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Cell;
using schema::Message;

struct Label {
    const Cell* cell = nullptr;
    int year = 0;
};

constexpr int lowest_bare = 2;  // row: years without an era stand in the first rows

class HeaderYears final : public Check {
  public:
    explicit HeaderYears(const Parameters& parameters) : least_(parameters.count("years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const schema::Table& table : context.report().tables) {
            look(context, table, sink);
        }
    }

  private:
    /// Labels that are a year and hardly more, row by row; columns of equal width side by side.
    void look(const Context& context, const schema::Table& table, Sink& sink) const {
        std::map<int, std::vector<Label>> lines;
        for (const Cell& cell : table.cells) {
            if (cell.text.empty() || cell.text.size() > 60) {
                continue;
            }
            const auto year = schema::parse_year_label(cell.text, context.period());
            if (year && year->fiscal_year != 0 && year->kind != schema::YearMention::Kind::date) {
                lines[cell.row].push_back({&cell, year->fiscal_year});
            }
        }
        bool named = false;  // a row above has years that are nothing but years
        for (auto& [line, labels] : lines) {
            const bool bare = std::all_of(labels.begin(), labels.end(), [](const Label& label) {
                return is_bare(label.cell->text);
            });
            if (bare && (named || line > lowest_bare)) {
                continue;  // 1, 2, 4, 4: figures of a row
            }
            named = named || !bare;
            std::vector<Label> run;
            for (const Label& label : labels) {
                if (!run.empty() && !follows(*run.back().cell, *label.cell)) {
                    judge(context, table, run, sink);
                    run.clear();
                }
                run.push_back(label);
            }
            judge(context, table, run, sink);
        }
    }

    /// 3, 元, 18: a year only where others of the row or the row's place say so.
    static bool is_bare(const std::string& text) {
        const std::string squeezed = schema::squeeze(text);
        return squeezed.size() <= 2 || squeezed == "元";
    }

    static bool follows(const Cell& before, const Cell& now) {
        return before.column + before.column_span == now.column &&
               before.column_span == now.column_span && before.row_span == now.row_span;
    }

    void judge(const Context& context, const schema::Table& table, const std::vector<Label>& run,
               Sink& sink) const {
        if (static_cast<int>(run.size()) < least_) {
            return;
        }
        for (const int step : {1, -1}) {
            std::map<int, int> bases;
            for (std::size_t i = 0; i < run.size(); ++i) {
                ++bases[run[i].year - step * static_cast<int>(i)];
            }
            const auto most =
                std::max_element(bases.begin(), bases.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            if (most->second == static_cast<int>(run.size())) {
                return;
            }
            if (most->second + 1 != static_cast<int>(run.size())) {
                continue;
            }
            for (std::size_t i = 0; i < run.size(); ++i) {
                const int wanted = most->first + step * static_cast<int>(i);
                if (run[i].year != wanted && is_slip(context, run, i, wanted)) {
                    say(context, table, run, i, wanted, sink);
                    return;
                }
            }
        }
    }

    /// At an end a year farther off may be meant: R1 … R4, R7（目標）. A year that stands twice,
    /// one that cannot be, and one between two others may not.
    static bool is_slip(const Context& context, const std::vector<Label>& run, std::size_t at,
                        int wanted) {
        const bool inside = at > 0 && at + 1 < run.size();
        const bool twice = std::count_if(run.begin(), run.end(), [&](const Label& other) {
                               return other.year == run[at].year;
                           }) > 1;
        const bool far = context.period() && (run[at].year > context.period()->last + 20 ||
                                              run[at].year < context.period()->first - 20);
        const bool due = !context.period() || context.period()->contains(wanted);
        return inside || (due && (twice || far));
    }

    void say(const Context& context, const schema::Table& table, const std::vector<Label>& run,
             std::size_t at, int wanted, Sink& sink) const {
        const Cell& cell = *run[at].cell;
        Case what;
        what.at(cell.place, schema::squeeze(cell.text));
        what.in(wanted);
        what.expected = year_name(wanted).ja;
        what.actual = what.printed;
        std::string order;
        for (std::size_t i = 0; i < run.size(); ++i) {
            order += (i == 0 ? "" : ", ") + schema::squeeze(run[i].cell->text);
            if (i != at && what.related.size() < 12) {
                what.related.push_back({run[i].cell->place,
                                        schema::squeeze(run[i].cell->text),
                                        {"並びの年度", "a year beside it"}});
            }
        }
        what.arguments.set("order", order);
        what.arguments.set("meant", year_name(wanted));
        what.facts = what.printed + "|" + order;
        std::vector<const ItemView*> listed;
        for (const ItemView& item : context.items()) {
            if (stands_in(table, item)) {
                listed.push_back(&item);
            }
        }
        if (listed.size() == 1) {
            return;  // the form of one item: its own rows say it
        }
        for (const ItemView* one : listed) {
            const ItemView& item = *one;
            what.ties.explains.push_back(lacks_year(*item.item, wanted));
            what.ties.explains.push_back(misheaded(*item.item, wanted));
            what.ties.explains.push_back(counted_twice(*item.item, run[at].year));
            what.ties.explains.push_back(year_of(item.item->number, item.item->name, run[at].year));
            for (const YearView& year : item.years) {
                if (year.row->place == cell.place) {
                    what.ties.explains.push_back(row_of(*item.item, *year.row));
                }
            }
        }
        sink.finding(what);
    }

    static bool meets(const schema::Place& outer, const schema::Place& inner) {
        return outer.page == inner.page &&
               outer.box.contains(inner.box.center_x(), inner.box.center_y());
    }

    static bool stands_in(const schema::Table& table, const ItemView& item) {
        return meets(table.place, item.item->place) ||
               std::any_of(
                   table.continued.begin(), table.continued.end(),
                   [&](const schema::Place& part) { return meets(part, item.item->place); });
    }

    int least_;
};

}  // namespace

CheckKind header_years_kind() {
    return {"header-years",
            "The years that head the columns of a table go up by one, but for one of them.",
            {{.name = "years",
              .type = ParameterType::integer,
              .meaning = "years side by side that show the order",
              .fallback = "4",
              .low = 3,
              .high = 50}},
            {"order", "meant"},
            make_check<HeaderYears>};
}

}  // namespace tenken::rules
