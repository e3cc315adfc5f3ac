// plan-against-actual: the result of a year misses the value planned for that same year.
//
// For reports with a 計画 and a 実績 cell in each year. Both cells must hold a figure of one unit,
// the only one there or the one of the same name. The way that is better comes from words, or from
// the way the planned values go over the years.
#include <map>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class PlanAgainstActual final : public Check {
  public:
    explicit PlanAgainstActual(const Parameters& parameters)
        : unknown_(parameters.choice("direction") == "unknown"),
          longest_(static_cast<std::size_t>(parameters.count("longest-plan"))) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            const schema::Decimal* first = nullptr;
            const schema::Decimal* last = nullptr;
            std::map<int, schema::Decimal> plans;
            for (const YearView& year : item.years) {
                if (const Fact* plan = planned(year)) {
                    first = first == nullptr ? &plan->figure.value : first;
                    last = &plan->figure.value;
                    plans[year.row->fiscal_year] = plan->figure.value;
                }
            }
            for (const YearView& year : item.years) {
                look(context, item, year, first, last, plans, sink);
            }
        }
    }

  private:
    /// The one figure of a short planned cell; 480（1,410） has its running total behind it.
    const Fact* planned(const YearView& year) const {
        if (year.planned == nullptr || year.planned->squeezed().size() > longest_) {
            return nullptr;
        }
        const Fact* found = nullptr;
        for (const Fact& fact : year.planned->facts()) {
            if (fact.depth > 0) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = &fact;
        }
        return found;
    }

    /// The result that means the same: of the same name, or the only one of the unit.
    static const Fact* result_for(const YearView& year, const Fact& plan) {
        const Fact* found = nullptr;
        int others = 0;
        for (const Fact& fact : year.actual->facts()) {
            const bool same_unit = fact.family == plan.family || fact.family.empty();
            if (!same_unit || fact.intended || fact.derived || fact.change != 0 || fact.head >= 0) {
                continue;
            }
            if (!plan.words.empty() && fact.words == plan.words) {
                return &fact;
            }
            found = &fact;
            ++others;
        }
        return others == 1 ? found : nullptr;
    }

    void look(const Context& context, const ItemView& item, const YearView& year,
              const schema::Decimal* first, const schema::Decimal* last,
              const std::map<int, schema::Decimal>& plans, Sink& sink) const {
        const Fact* plan = planned(year);
        const Fact* result =
            plan == nullptr || year.actual == nullptr ? nullptr : result_for(year, *plan);
        if (result == nullptr || has_target(context, item, *plan, year.row->fiscal_year)) {
            return;
        }
        schema::Target target;
        target.indicator = plan->words + item.name;
        target.printed = plan->quantity.printed + plan->after;
        target.value = plan->quantity.value;
        target.unit = plan->quantity.unit;
        target.fiscal_year = year.row->fiscal_year;
        target.place = year.planned->place();
        MatchedTarget matched;
        matched.item = &item;
        matched.target = &target;
        matched.family = plan->family;
        matched.figure = plan->figure;
        matched.how = MatchedTarget::How::words;
        matched.results[target.fiscal_year] = result;
        matched.rows[target.fiscal_year] = year.row;
        // A plan that rises wants more, one that falls wants less.
        matched.direction = direction_of(target, item, context.vocabulary(), first, *last, plans);
        const Judgement judgement = judge(matched, target.fiscal_year, context.vocabulary(), {});
        Case what = case_of(matched, target.fiscal_year, judgement);
        what.facts = "plan|" + plan->words;
        // Under a head with one year twice the cells of two years are one row.
        for (const int other : context.reported_years()) {
            if (item.year(other) == nullptr) {
                what.ties.rests_on.push_back(misheaded(*item.item, other));
            }
        }
        if (judgement.outcome == Comparison::Outcome::met) {
            if (!unknown_) {
                sink.agrees(what);
            }
        } else if (judgement.outcome == Comparison::Outcome::missed
                       ? !unknown_
                       : unknown_ && judgement.direction_unknown) {
            sink.finding(what);
        }
    }

    /// The same value may have been read as a target of that year already.
    static bool has_target(const Context& context, const ItemView& item, const Fact& plan,
                           int year) {
        for (const MatchedTarget& matched : context.targets()) {
            if (matched.item == &item && matched.target->fiscal_year == year &&
                (matched.figure.value == plan.figure.value ||
                 matched.target->value == plan.quantity.value)) {
                return true;
            }
        }
        return false;
    }

    bool unknown_;
    std::size_t longest_;
};

}  // namespace

CheckKind plan_against_actual_kind() {
    return {"plan-against-actual",
            "The result of a year misses the value planned for that same year.",
            {{.name = "direction",
              .type = ParameterType::choice,
              .meaning = "known: misses; unknown: gaps of which nothing says which way is better",
              .fallback = "known",
              .choices = {"known", "unknown"}},
             {.name = "longest-plan",
              .type = ParameterType::integer,
              .meaning = "bytes of a planned cell that is a value and no story",
              .fallback = "60"}},
            {"target", "indicator", "wanted", "direction", "gap"},
            make_check<PlanAgainstActual>};
}

}  // namespace tenken::rules
