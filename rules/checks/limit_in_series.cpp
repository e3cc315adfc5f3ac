// limit-in-series: an appendix shows a year beyond the limit that an item sets for each year.
//
// Two sections of the report are held against each other. Accounts may differ between them
// (普通会計, 一般会計), so that a breach is a question and no proof.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"
#include "rules/targets/series_match.h"

namespace tenken::rules {
namespace {

class LimitInSeries final : public Check {
  public:
    explicit LimitInSeries(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        for (const MatchedTarget& matched : context.targets()) {
            const schema::Figures* series =
                matched.target->every_year ? matching_series(*matched.target, context) : nullptr;
            if (series == nullptr || !context.period()) {
                continue;
            }
            for (const schema::SeriesValue& value : series->values) {
                if (value.value && context.period()->contains(value.fiscal_year)) {
                    look(context, matched, *series, value, sink);
                }
            }
        }
    }

  private:
    static void look(const Context& context, const MatchedTarget& matched,
                     const schema::Figures& series, const schema::SeriesValue& value, Sink& sink) {
        const Figure figure =
            context.units().figure(*value.value, {}, series.unit, value.printed, value.place);
        const Comparison comparison = compare(matched, figure, schema::Decimal(0));
        Case what = Case::of(*matched.item->item).in(value.fiscal_year);
        what.at(value.place, value.printed);
        what.expected = wanted(matched).ja;
        what.actual = grouped(*value.value) + series.unit;
        what.arguments.set("wanted", wanted(matched));
        what.arguments.set("series", series.name);
        what.arguments.set("target", matched.target->printed);
        what.related.push_back(
            {matched.target->place, matched.target->printed, {"限度", "the limit"}});
        what.facts = series.name;
        if (comparison.outcome == Comparison::Outcome::missed) {
            sink.finding(what);
        } else if (comparison.outcome == Comparison::Outcome::met) {
            sink.agrees(what);
        }
    }
};

}  // namespace

CheckKind limit_in_series_kind() {
    return {"limit-in-series",
            "A series of the appendix goes beyond the limit that an item sets for every year.",
            {},
            {"wanted", "series", "target"},
            make_check<LimitInSeries>};
}

}  // namespace tenken::rules
