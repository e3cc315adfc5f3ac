// target-ends-early: the plan goes on after the last year its targets are due.
//
// Proved by the due years and the plan period: the years behind them are judged by nothing.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class TargetEndsEarly final : public Check {
  public:
    explicit TargetEndsEarly(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        if (!context.period()) {
            return;
        }
        const int last = context.period()->last;
        for (const ItemView& item : context.items()) {
            const schema::Target* latest = latest_of(*item.item);
            if (latest == nullptr || latest->fiscal_year >= last) {
                continue;
            }
            // A report of one year of the plan has no more than the target of that year.
            const auto reported = context.reported_years();
            if (!reported.empty() && *reported.rbegin() <= latest->fiscal_year) {
                continue;
            }
            Case what = Case::of(*item.item).in(latest->fiscal_year);
            what.at(latest->place, latest->printed);
            what.expected = year_name(last).ja;
            what.actual = year_name(latest->fiscal_year).ja;
            what.arguments.set("last", year_name(last));
            what.facts = "ends early";
            sink.finding(what);
        }
    }

  private:
    /// nullptr where a target has no year and so holds to the end. A ceiling of every year is no
    /// goal to be reached and does not count.
    static const schema::Target* latest_of(const schema::Item& item) {
        const schema::Target* latest = nullptr;
        for (const schema::Target& target : item.targets) {
            if (target.every_year) {
                continue;
            }
            if (target.fiscal_year == 0) {
                return nullptr;
            }
            if (latest == nullptr || target.fiscal_year > latest->fiscal_year) {
                latest = &target;
            }
        }
        return latest;
    }
};

}  // namespace

CheckKind target_ends_early_kind() {
    return {"target-ends-early",
            "The plan goes on after the year in which the last target of the item is due.",
            {},
            {"last"},
            make_check<TargetEndsEarly>};
}

}  // namespace tenken::rules
