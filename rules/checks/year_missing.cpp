// year-missing: a year that the report reports on has no row in an item that must report on it.
//
// Proved by the item's own rows: the plan period and the rows of the other items say which years
// are due. An item that a note says was added, ended or merged is excused for the years outside.
#include <algorithm>
#include <map>

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
        const bool only_effects = tells_only_effects(context);
        for (const ItemView& item : context.items()) {
            if (only_effects && item.years.empty()) {
                sink.undecided(Case::of(*item.item),
                               {"年度別には効果額だけを載せる文書で、この項目には効果額がない",
                                "the document gives only effects by year, and this item has none"});
                continue;
            }
            if (!context.reports_results()) {
                sink.undecided(Case::of(*item.item),
                               {"年度ごとの実績を載せる文書かどうか分からない",
                                "it is not clear that the document reports year by year"});
                continue;
            }
            const std::map<int, const schema::YearRow*> wrong = wrongly_labelled(context, item);
            for (const int year : context.reported_years()) {
                const auto label = wrong.find(year);
                look(context, item, year, label == wrong.end() ? nullptr : label->second, sink);
            }
        }
    }

  private:
    /// A list of items and one of what they saved: no year of any item says more than an amount.
    static bool tells_only_effects(const Context& context) {
        const std::vector<ItemView>& items = context.items();
        return std::all_of(items.begin(), items.end(), [](const ItemView& item) {
            return std::all_of(item.years.begin(), item.years.end(), [](const YearView& year) {
                const schema::YearRow& row = *year.row;
                return row.effect && !row.planned && !row.actual && !row.grade;
            });
        });
    }

    /// Rows whose label cannot be theirs, by the missing year that their place calls for: between
    /// H30 and R2 a second H30 is R1.
    static std::map<int, const schema::YearRow*> wrongly_labelled(const Context& context,
                                                                  const ItemView& item) {
        const std::vector<YearView>& rows = item.years;
        // 現在値（2033年度）, the only one there, in a report on 2023.
        if (rows.size() == 1 && context.reported_years().size() == 1 &&
            context.reported_years().count(rows.front().row->fiscal_year) == 0 &&
            rows.front().row->fiscal_year != 0) {
            return {{*context.reported_years().begin(), rows.front().row}};
        }
        const int step = runs_down(item) ? -1 : 1;
        std::map<int, const schema::YearRow*> wrong;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const schema::YearRow& row = *rows[i].row;
            if (row.fiscal_year != 0 && context.reported_years().count(row.fiscal_year) != 0 &&
                !stands_twice(item, row)) {
                continue;
            }
            int wanted = i > 0 ? rows[i - 1].row->fiscal_year + step : 0;
            if (!is_open(context, item, wanted) && i + 1 < rows.size()) {
                wanted = rows[i + 1].row->fiscal_year - step;
            }
            if (is_open(context, item, wanted)) {
                wrong.emplace(wanted, &row);
            }
        }
        return wrong;
    }

    static bool is_open(const Context& context, const ItemView& item, int year) {
        return context.reported_years().count(year) != 0 && item.year(year) == nullptr;
    }

    static bool stands_twice(const ItemView& item, const schema::YearRow& row) {
        return std::any_of(item.years.begin(), item.years.end(), [&](const YearView& other) {
            return other.row != &row && other.row->fiscal_year == row.fiscal_year;
        });
    }

    static bool runs_down(const ItemView& item) {
        int down = 0;
        for (std::size_t i = 1; i < item.years.size(); ++i) {
            const int before = item.years[i - 1].row->fiscal_year;
            const int now = item.years[i].row->fiscal_year;
            down += now < before ? 1 : now > before ? -1 : 0;
        }
        return down > 0;
    }

    static void look(const Context& context, const ItemView& item, int year,
                     const schema::YearRow* wrong, Sink& sink) {
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
        what.ties.explains.push_back(lacks_year(*item.item, year));
        what.ties.rests_on.push_back(misheaded(*item.item, year));
        if (wrong != nullptr) {
            explain(item, *wrong, year, what);
        } else {
            what.arguments.set("hint", hint(item));
            place(item, year, what);
        }
        sink.finding(what);
    }

    /// The row is there under a wrong label, which is the cause of all else that is said of it.
    static void explain(const ItemView& item, const schema::YearRow& row, int year, Case& what) {
        what.at(row.place, row.label);
        what.ties.explains.push_back(row_of(*item.item, row));
        if (row.fiscal_year != 0) {
            what.ties.explains.push_back(
                year_of(item.item->number, item.item->name, row.fiscal_year));
        }
        const Message name = year_name(year);
        what.arguments.set("hint", Message{"。「" + row.label + "」と書かれた行が" + name.ja +
                                               "の行と見られる（年度の誤記の疑い）",
                                           ". The row headed \"" + row.label + "\" stands where " +
                                               name.en + " should: its label may be wrong"});
    }

    /// Where the row should stand: at the row before it, else at the item.
    static void place(const ItemView& item, int year, Case& what) {
        const schema::YearRow* before = nullptr;
        for (const YearView& view : item.years) {
            if (view.row->fiscal_year != 0 && view.row->fiscal_year < year) {
                before = view.row;
            }
        }
        if (before != nullptr) {
            what.place = before->place;
            what.related.push_back(
                {before->place, before->label, {"直前の年度の行", "the row of the year before"}});
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
