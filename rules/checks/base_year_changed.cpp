// base-year-changed: an item compares its results with another year than before.
//
// Proved by the years named with 比 in the rows: after a switch of the base, targets and results of
// the two halves of the plan cannot be held against each other.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class BaseYearChanged final : public Check {
  public:
    explicit BaseYearChanged(const Parameters& parameters)
        : stated_(parameters.patterns("stated")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            look(item, sink);
        }
    }

  private:
    struct Base {
        int year = 0;
        const Fact* fact = nullptr;
        const YearView* row = nullptr;
    };

    void look(const ItemView& item, Sink& sink) const {
        Base before;
        for (const YearView& row : item.years) {
            const Base base = base_of(row);
            if (base.year == 0) {
                continue;
            }
            if (before.year != 0 && before.year != base.year && !moves_along(before, base)) {
                say(item, before, base, sink);
            }
            before = base;
        }
    }

    /// The one year that the figures of a row are compared with; 0 for none or several.
    static Base base_of(const YearView& row) {
        Base base;
        if (row.actual == nullptr) {
            return base;
        }
        for (const Fact& fact : row.actual->facts()) {
            if (fact.base_year == 0 || fact.intended) {
                continue;
            }
            if (base.year != 0 && base.year != fact.base_year) {
                return {};
            }
            base = {fact.base_year, &fact, &row};
        }
        return base;
    }

    /// 前年度比 with its year printed: the base moves with the row, which is no switch.
    static bool moves_along(const Base& before, const Base& base) {
        return base.year - before.year == base.row->row->fiscal_year - before.row->row->fiscal_year;
    }

    void say(const ItemView& item, const Base& before, const Base& base, Sink& sink) const {
        Case what = Case::of(*item.item).in(base.row->row->fiscal_year);
        what.at(base.row->actual->place(), base.fact->quantity.printed);
        what.expected = year_name(before.year).ja;
        what.actual = year_name(base.year).ja;
        what.arguments.set("before", year_name(before.year));
        what.arguments.set("now", year_name(base.year));
        what.related.push_back({before.row->actual->place(),
                                before.fact->quantity.printed,
                                {"前の基準による値", "compared with the former base"}});
        what.facts = std::to_string(before.year) + ">" + std::to_string(base.year);
        const bool stated = stated_.in(base.row->actual->squeezed());
        what.arguments.set("hint", stated ? schema::Message{"。同じ行に改定の記載がある",
                                                            ". The row mentions a revision"}
                                          : schema::Message{});
        sink.finding(what);
    }

    const PatternList& stated_;
};

}  // namespace

CheckKind base_year_changed_kind() {
    return {"base-year-changed",
            "An item compares its results with another base year than in the years before.",
            {{.name = "stated",
              .type = ParameterType::patterns,
              .meaning = "words that tell of a revision; the finding then says so"}},
            {"before", "now"},
            make_check<BaseYearChanged>};
}

}  // namespace tenken::rules
